import type { Question } from './asking';
import { type Row, textOf } from './facts';
import type { NamedRecord } from './report';

const MOST = 200;
const GSID = /^(?=.*\d)[A-Za-z0-9]{18,40}$/;

/** Whether a text has the form of a record's id, and not of a name. */
export function mayBeId(text: string): boolean {
  return GSID.test(text);
}

/** Asks for the companies whose name holds one of the words, or that have one of the ids. */
export function companyQuestion(words: readonly string[], byId = false): Question {
  const conditions = words.map((value, index) => ({
    alias: String.fromCharCode(65 + index),
    name: byId ? 'Gsid' : 'Name',
    operator: byId ? 'EQ' : 'CONTAINS',
    value,
  }));
  const expression = conditions.map(({ alias }) => alias).join(' OR ');
  return {
    tool: 'gainsight_company_query',
    input: { select: ['Gsid', 'Name'], limit: MOST, where: { conditions, expression } },
  };
}

/** Asks for the companies of a CSM, who may be told by name, by e-mail address or as `me`. */
export function companiesOfCsm(csm: string): Question {
  const conditions = [{ alias: 'A', name: 'Csm', operator: 'EQ', value: csm }];
  return {
    tool: 'gainsight_company_query',
    input: { select: ['Gsid', 'Name'], limit: MOST, where: { conditions, expression: 'A' } },
  };
}

export function companiesIn(rows: readonly Row[]): readonly NamedRecord[] {
  return rows.flatMap((row): readonly NamedRecord[] => {
    const [name, gsid] = [textOf(row, 'Name'), textOf(row, 'Gsid')];
    return name === undefined || gsid === undefined ? [] : [{ name, record: { kind: 'company', gsid } }];
  });
}
