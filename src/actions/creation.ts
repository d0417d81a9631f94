import type { WrittenRecord } from '../data/tenant';
import type { InputStep, SearchStep } from '../host/inputSteps';
import type { Action, Given } from './action';
import type { Work } from './actionParts';
import { dayIn, filled } from './steps';
import type { ToolInput } from './writeOne';

/** The answers to the steps of the due date and the owner, which every new record has, are read here. */
export interface Creation extends Pick<Action, 'title' | 'tool' | 'page' | 'done'> {
  readonly kind: WrittenRecord['kind'];
  /** What the record belongs to: where it is given, and how it is asked for where it is not. */
  readonly parent: { readonly given: string | undefined; readonly ask: SearchStep; readonly field: string };
  readonly steps: (given: Given) => readonly InputStep[];
  readonly input: (given: Given) => ToolInput;
}

/** A new record; what it belongs to is asked first where nothing is given, and its row shows there at once. */
export function creation({ kind, parent, ...creating }: Creation, { tenant, parts }: Work): Action {
  const today = tenant.clock.today();
  const parentOf = (given: Given): string | undefined => parent.given ?? given[parent.ask.name];
  const asking = parent.given === undefined ? [parent.ask] : [];
  return {
    ...creating,
    steps: (given) => [...asking, ...creating.steps(given)],
    input: (given) =>
      filled({
        [parent.field]: parentOf(given),
        ...creating.input(given),
        ...{ due_date: dayIn(given.due, today), owner_email: given.owner },
      }),
    show: (given) => {
      const { name = '' } = given;
      return parts.pending.add({ kind, name, parentGsid: parentOf(given) ?? '' });
    },
  };
}
