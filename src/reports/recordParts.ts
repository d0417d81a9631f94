import { dayOf as dayOfInstant, daysBetween } from '../base/dates';
import type { Clock } from '../data/tenant';
import type { PageKind } from '../model/recordKind';
import type { Question } from './asking';
import { table } from './blocks';
import { named } from './cells';
import { dayOf, numberOf, type Row, textOf } from './facts';
import type { Block, Cell } from './report';

type UserClock = Pick<Clock, 'today' | 'timeZone'>;

/** What can belong to a record. */
export type ListName = 'ctas' | 'plans' | 'tasks' | 'objectives' | 'timeline';

/** A list that belongs to a record. */
export interface RecordList {
  readonly title: string;
  readonly question: (gsid: string) => Question;
  readonly none: string;
  readonly table: (rows: readonly Row[], clock: UserClock) => Block;
}

/** What is told of a kind of record: a call for the record itself, and one for each list. */
export interface RecordParts {
  readonly word: string;
  readonly tools: readonly string[];
  readonly record: (gsid: string) => Question;
  readonly facts: (row: Row, clock: UserClock) => Block;
  /** Fields with what people wrote, by the heading above. */
  readonly texts?: Readonly<Record<string, string>>;
  readonly lists?: Readonly<Partial<Record<ListName, RecordList>>>;
}

/** Rows of an object, by the value of one field. */
export function rowsWith(name: string, value: string): object {
  return { where: { conditions: [{ name, operator: 'EQ', value }] } };
}

/** The same for the Cockpit's lists, which name a field in another way. */
export function cockpitRowsWith(...fields: readonly (readonly [name: string, value: unknown])[]): object {
  return {
    where: { conditions: fields.map(([fieldName, value]) => ({ fieldName, operator: 'EQ', value })) },
  };
}

/** A record that a row refers to, leading to it. */
export function related(row: Row, name: string, id: string, kind: PageKind): Cell {
  return named(textOf(row, name), kind, textOf(row, id));
}

export function companyOfRow(row: Row): Cell {
  return related(row, 'CompanyId__gr.Name', 'CompanyId', 'company');
}

/** The Cockpit's lists have the parts of a name, all others the whole. */
export function personOf(row: Row, field: string): string | undefined {
  const parts = ['FirstName', 'LastName'].flatMap((part) => textOf(row, `${field}__gr.${part}`) ?? []);
  return textOf(row, `${field}__gr.Name`) ?? (parts.length > 0 ? parts.join(' ') : undefined);
}

/** A due date and how far away it is; of what is done with, the date alone. */
export function dueOf(row: Row, clock: UserClock): Cell {
  return row.IsClosed === true ? dayOf(row, 'DueDate') : dayAhead(row, 'DueDate', clock);
}

/** A day and how far away it is. */
export function dayAhead(row: Row, field: string, clock: UserClock): Cell {
  const found = dayOf(row, field);
  return found && [found, ['(', { daysAway: daysBetween(clock.today(), found.day) }, ')']];
}

export function percentOf(row: Row): Cell {
  const percent = numberOf(row, 'PercentComplete');
  return percent === undefined ? undefined : { percent: Math.round(percent) };
}

/** The user's own day of a moment. */
export function dayOfMoment(row: Row, field: string, { timeZone }: UserClock): Cell {
  const moment = new Date(textOf(row, field) ?? '');
  return Number.isNaN(moment.getTime()) ? undefined : { day: dayOfInstant(moment, timeZone) };
}

export function yes(value: unknown): Cell {
  return value === true ? 'Yes' : undefined;
}

/** CTAs and objectives as the Cockpit lists them. */
export function ctaRowsTable(word: string): RecordList['table'] {
  return (rows, clock) =>
    table<Row>(
      {
        [word]: (row) => related(row, 'Name', 'Gsid', 'cta'),
        Type: (row) => textOf(row, 'TypeId__gr.Name'),
        Status: (row) => textOf(row, 'StatusId__gr.Name'),
        Priority: (row) => textOf(row, 'PriorityId__gr.Name'),
        Due: (row) => dueOf(row, clock),
        Owner: (row) => personOf(row, 'OwnerId'),
      },
      rows,
    );
}
