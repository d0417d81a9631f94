import type { Clock } from '../data/tenant';
import type { Row } from '../gainsight/objectQuery';
import { asOf } from './asOf';
import { compactRow } from './compactRow';
import type { ToolAnswer } from './defineTool';

/** A page of raw rows as an answer. A full page means that there may be more: `nextCall` says how to get it. */
export function listed(page: {
  readonly rows: readonly Row[];
  readonly size: number;
  readonly nextCall: string;
  readonly scope: string;
  readonly source: string;
  readonly clock: Clock;
}): ToolAnswer {
  const full = page.rows.length === page.size;
  return {
    status: 'ok',
    scope: page.scope,
    sources: [page.source],
    asOf: asOf(page.clock),
    ...(full ? { next: `More may exist: call again with ${page.nextCall}.` } : {}),
    rows: page.rows.map(compactRow),
  };
}
