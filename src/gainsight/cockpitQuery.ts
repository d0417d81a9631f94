import { joinAll, lettered } from './aliases';
import { asEquality, requireSelect } from './objectQuery';

/** A condition of a Cockpit or success-plan list: `fieldName`, where object queries say `name`. */
export interface ConditionB {
  /** Left out only with `associatedRecord`. */
  readonly fieldName?: string | undefined;
  readonly alias: string;
  readonly operator: string;
  readonly value?: readonly unknown[] | undefined;
  /** A relative date or user in place of `value`, e.g. `TODAY`. */
  readonly literal?: string | undefined;
  /** The condition is on linked records: operator `INCLUDES`, `value` their ids. */
  readonly associatedRecord?: boolean | undefined;
}

export interface WhereB {
  readonly conditions: readonly ConditionB[];
  readonly expression: string;
}

export interface CockpitQuery {
  readonly select: readonly string[];
  readonly where?: WhereB | undefined;
  /** At most 1000. */
  readonly pageSize?: number | undefined;
  /** From 1. */
  readonly pageNumber?: number | undefined;
  /** CTA list only: adds `associatedRecords` to each row. */
  readonly linkedObject?: boolean | undefined;
}

/** All of these conditions, those left undefined apart; aliases are A, B, … AA. */
export function allOfB(...conditions: (Omit<ConditionB, 'alias'> | undefined)[]): WhereB | undefined {
  return joinAll(conditions);
}

/** The body to send. */
export function cockpitQueryBody(query: CockpitQuery): object {
  const { select, where, pageSize = 50, pageNumber = 1, linkedObject } = query;
  requireSelect(select);
  return {
    select,
    ...(where === undefined ? {} : { where: wire(where) }),
    pageSize,
    pageNumber,
    ...(linkedObject === undefined ? {} : { linkedObject }),
  };
}

function wire(where: WhereB): WhereB {
  const { conditions, expression } = lettered(where);
  return { conditions: conditions.map(asEquality), expression };
}
