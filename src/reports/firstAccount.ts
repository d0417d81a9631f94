import { isList } from './cellText';
import type { Block, Cell, Report } from './report';

/** The name of the account that a list begins with. */
export function firstAccount({ sections }: Report): string | undefined {
  const cells = sections.flatMap(({ blocks }) => blocks.flatMap(cellsOf));
  return cells.map(companyIn).find((name) => name !== undefined);
}

function cellsOf(block: Block): readonly Cell[] {
  if (block.kind === 'table') return block.rows.flat();
  return block.kind === 'list' ? block.items : [];
}

function companyIn(cell: Cell): string | undefined {
  if (cell === undefined || cell === null) return undefined;
  if (isList(cell)) return cell.map(companyIn).find((name) => name !== undefined);
  return typeof cell === 'object' && 'name' in cell && cell.record?.kind === 'company'
    ? cell.name
    : undefined;
}
