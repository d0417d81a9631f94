import type { Clock } from '../../data/tenant';
import type { Row } from '../../gainsight/objectQuery';
import { asOf } from './asOf';
import { compactRow, type Labels } from './compactRow';
import { nextPage } from '../nextPage';
import type { ToolAnswer } from '../toolAnswer';
import { Untrusted } from '../untrusted';

const NONE = 'Nothing meets the conditions; that was read, not guessed.';
const BY_LETTER =
  'But EQ and IN may tell capitals from small letters: CONTAINS finds a text in any case, here in';

/** A page of raw rows as an answer. A full page means that there may be more: `nextCall` says how to get it. */
export function listed(page: {
  readonly rows: readonly Row[];
  readonly size: number;
  readonly nextCall: string;
  readonly scope: string;
  readonly source: string;
  readonly clock: Clock;
  readonly labels?: Labels | undefined;
  /** The fields that the call named. */
  readonly asked?: readonly string[] | undefined;
  /** The fields that hold no markup, in lower case. */
  readonly plain?: ReadonlySet<string> | undefined;
  /** Fields of which a condition asked for a whole text: then nothing found may be a matter of its letters. */
  readonly wholeText?: readonly string[] | undefined;
  /** What else the reader has to know. */
  readonly facts?: object | undefined;
}): ToolAnswer {
  const untrusted = new Untrusted();
  const writing = { untrusted, timeZone: page.clock.timeZone };
  const rows = page.rows.map((row) => compactRow(row, writing, page.labels, page.asked, page.plain));
  const count = rows.length;
  return {
    status: 'ok',
    scope: page.scope,
    sources: [page.source],
    asOf: asOf(page.clock),
    ...page.facts,
    ...(count === 0 ? { none: noneOf(page.wholeText) } : {}),
    ...(count === page.size ? { next: nextPage(count, page.nextCall) } : {}),
    untrusted: untrusted.note,
    rows,
  };
}

function noneOf(wholeText: readonly string[] = []): string {
  return wholeText.length === 0 ? NONE : `${NONE} ${BY_LETTER} ${wholeText.join(', ')}.`;
}
