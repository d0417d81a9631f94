import type { EvalPrompt } from '../prompt';
import { ctas } from './ctas';
import { meetings } from './meetings';
import { objects } from './objects';
import { people } from './people';
import { plans } from './plans';
import { renewals } from './renewals';
import { risk } from './risk';
import { timeline } from './timeline';

/** Thirty things that people in customer success type, in the order of their numbers. */
export const prompts: readonly EvalPrompt[] = [
  ...[...risk, ...renewals, ...ctas, ...plans, ...timeline, ...people, ...meetings, ...objects],
];
