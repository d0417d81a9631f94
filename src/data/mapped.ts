/** Maps rows to records and leaves out those that are none: one bad row must not hide the others. */
export function mapped<Row, Record>(rows: readonly Row[], map: (row: Row) => Record | undefined): Record[] {
  return rows.map(map).filter((record) => record !== undefined);
}
