/**
 * Stands for a person in the record: the same for the same address, and of no use without the key it was made with.
 * The key is random for each process for now, so two processes name the same person differently.
 */
export type Pseudonym = (text: string) => string;
