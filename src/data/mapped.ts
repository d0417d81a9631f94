/** Maps rows to records and leaves out those that are none: one bad row must not hide the others. */
export function mapped<Row, Record>(rows: readonly Row[], map: (row: Row) => Record | undefined): Record[] {
  return rows.map((row) => map(row)).filter((record) => record !== undefined);
}

/** Each record once: what is made or deleted between two pages of a list moves the others on, or back. */
export function eachOnce<T extends { readonly gsid: string }>(records: readonly T[]): T[] {
  return [...new Map(records.map((record) => [record.gsid, record])).values()];
}

/** The field names that a set of columns names, each once. */
export function namesIn(columns: object): string[] {
  return [...new Set(Object.values(columns).filter((name) => typeof name === 'string'))];
}
