import { HOSTILE_TEXTS } from '../../src/sandbox/hostile/hostileText';
import { createSandbox } from '../../src/sandbox/embedded';
import { NOW, productOn, ZONE } from './sandboxTenant';

/** The product on a tenant in which all text is hostile. With another turn other texts stand behind the same words. */
export function hostileTenant(turn: number) {
  const variants = { texts: 'hostile' } as const;
  const sandbox = createSandbox({ now: () => NOW, timeZone: ZONE, seed: turn, companies: 0, variants });
  return productOn(sandbox.fetch);
}

/** Turns so far apart that over them each text has stood in many places. */
export const TURNS: readonly number[] = [0, 5, 11, 17, 23].map((turn) => turn % HOSTILE_TEXTS.length);

export const ACCOUNTS = ['Bravura', 'Quillon Bank', 'Meridian Corp'] as const;
