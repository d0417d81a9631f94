/** The rows that a command was run on: all that are selected where the row of the menu is among them, else that one. */
export function rowsOf([row, selected]: readonly unknown[]): readonly unknown[] {
  return Array.isArray(selected) && selected.includes(row) ? selected : [row];
}
