import type { Formats } from '../model/format';
import type { Cell, NamedRecord } from './report';

/** How the parts of a cell are written. */
export interface CellWriter {
  readonly formats: Pick<Formats, 'money' | 'day' | 'daysAway'>;
  readonly plain: (text: string) => string;
  readonly quote: (text: string) => string;
  readonly record: (record: NamedRecord) => string;
}

/** A cell as text. Parts stand a blank apart, but none before a stop or a closing bracket, and none after an opening one. */
export function cellText(cell: Cell, writer: CellWriter): string {
  if (cell === undefined || cell === null) return '';
  if (typeof cell === 'string') return writer.plain(cell);
  if (typeof cell === 'number') return writer.plain(String(cell));
  if (isList(cell)) return joined(cell, writer);
  if ('day' in cell) return writer.plain(writer.formats.day(cell.day));
  if ('daysAway' in cell) return writer.plain(writer.formats.daysAway(cell.daysAway));
  if ('money' in cell) return writer.plain(writer.formats.money(cell.money, cell.currency));
  if ('percent' in cell) return writer.plain(`${cell.percent}%`);
  if ('quote' in cell) return writer.quote(cell.quote);
  return writer.record(cell);
}

function joined(cells: readonly Cell[], writer: CellWriter): string {
  return cells.reduce<string>((text, cell) => {
    const next = cellText(cell, writer);
    const touches = text === '' || next === '' || /^\\?[.,;:?!)]/.test(next) || text.endsWith('(');
    return touches ? text + next : `${text} ${next}`;
  }, '');
}

/** The built-in check does not know read-only lists. */
export function isList(cell: Cell): cell is readonly Cell[] {
  return Array.isArray(cell);
}
