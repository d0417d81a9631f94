import type { Page } from './tenant';

/** Where the next page begins, when one of `size` rows came back full; undefined at the end of the list. */
export function nextOffset(rows: readonly unknown[], offset: number, size: number): number | undefined {
  return rows.length === size ? offset + size : undefined;
}

/** All pages of a list, one after the other; the next is read when somebody asks for it. */
export async function* pagesOf<T>(read: (offset: number) => Promise<Page<T>>): AsyncGenerator<readonly T[]> {
  let offset: number | undefined = 0;
  while (offset !== undefined) {
    const { rows, next }: Page<T> = await read(offset);
    yield rows;
    // A page that does not lead on would be asked for again and again.
    offset = next !== undefined && next > offset ? next : undefined;
  }
}
