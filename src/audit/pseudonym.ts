/**
 * Stands for a person in the record: the same for the same address in every process that shares the key, and of no
 * use to whoever does not have it.
 */
export type Pseudonym = (address: string) => string;
