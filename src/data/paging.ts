/** Where the next page begins, when one of `size` rows came back full; undefined at the end of the list. */
export function nextOffset(rows: readonly unknown[], offset: number, size: number): number | undefined {
  return rows.length === size ? offset + size : undefined;
}
