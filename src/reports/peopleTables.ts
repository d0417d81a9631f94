import { arr, named, score } from './cells';
import { facts, table } from './blocks';
import { dayOf, numberOf, type Row, rowsOf, textOf } from './facts';
import type { Block, Section } from './report';

/** Who is there, who has left, and when somebody last spoke with them. */
export function peopleSection(contacts: Row): Section {
  const [active, left] = [rowsOf(contacts, 'active'), rowsOf(contacts, 'left')];
  return {
    title: 'People',
    blocks: [
      facts({
        'Executive sponsor': textOf(contacts, 'sponsor'),
        Champion: championsIn(active),
        Contacts: active.length,
        Left: left.length,
      }),
      ...(active.length + left.length > 0
        ? [
            personTable([
              ...active.map((row) => ({ row, left: false })),
              ...left.map((row) => ({ row, left: true })),
            ]),
          ]
        : []),
    ],
  };
}

/** By role or title, as the sponsor is found. */
function championsIn(active: readonly Row[]): string {
  const named = active.filter((row) =>
    /champion/i.test(`${textOf(row, 'role') ?? ''} ${textOf(row, 'title') ?? ''}`),
  );
  return named.flatMap((row) => textOf(row, 'name') ?? []).join(', ') || 'none on file';
}

function personTable(people: readonly { readonly row: Row; readonly left: boolean }[]): Block {
  return table<(typeof people)[number]>(
    {
      Name: ({ row }) => textOf(row, 'name'),
      Role: ({ row }) => textOf(row, 'role'),
      Title: ({ row }) => textOf(row, 'title'),
      'E-mail': ({ row }) => textOf(row, 'email'),
      'Last contact': ({ row }) => dayOf(row, 'lastContact'),
      State: ({ left }) => (left ? 'has left' : undefined),
    },
    people,
  );
}

/** The lines of business of an account, and their sum beside the account's own ARR. */
export function relationshipSection(part: Row, currency: string | undefined): Section | undefined {
  const rows = rowsOf(part, 'relationships');
  if (rows.length === 0) return undefined;
  const money = (key: string) => {
    const value = numberOf(part, key);
    return value === undefined ? undefined : { money: value, currency };
  };
  return {
    title: 'Relationships',
    blocks: [
      facts({
        'ARR of all relationships': money('arrOfRelationships'),
        'ARR of the account': money('arrOfCompany'),
        Difference: numberOf(part, 'difference') === 0 ? undefined : money('difference'),
      }),
      relationshipTable(rows.map((row) => ({ currency, ...row }))),
    ],
  };
}

function relationshipTable(rows: readonly Row[]): Block {
  return table<Row>(
    {
      Relationship: (row) => named(textOf(row, 'relationship'), 'relationship', textOf(row, 'gsid')),
      Type: (row) => textOf(row, 'type'),
      ARR: arr,
      Health: score,
      Renewal: (row) => dayOf(row, 'renewalDate'),
      Stage: (row) => textOf(row, 'stage'),
      CSM: (row) => textOf(row, 'csm'),
    },
    rows,
  );
}
