import assert from 'node:assert/strict';
import { PendingSignIns } from '../../../../src/auth/oauth/pendingSignIns';
import { isGainsightError } from '../../../../src/gainsight/errors';
import { deepText } from '../../../support/tokenServer';

const MINUTE = 60_000;

interface SignIn {
  readonly state: string;
  readonly startedAt: number;
}

function setup() {
  let time = 0;
  const pending = new PendingSignIns<SignIn>(() => time);
  const begin = (state: string): SignIn => {
    const one = { state, startedAt: time };
    pending.add(one);
    return one;
  };
  return { pending, begin, at: (ms: number) => (time = ms) };
}

const answering = (state: string): string =>
  `vscode://gainsight.desk/callback?code=planted-code&state=${state}`;

function assertRefused(work: () => unknown, sentence: RegExp): void {
  assert.throws(work, (error: Error) => {
    assert.ok(isGainsightError(error, 'rejected'));
    assert.match(error.message, sentence);
    assert.doesNotMatch(deepText(error), /planted/);
    return true;
  });
}

describe('sign-ins that wait for the browser', () => {
  it('are found by their state, among several', () => {
    const { pending, begin } = setup();
    const [one, two] = [begin('one'), begin('two')];
    assert.equal(pending.take(answering('two')), two);
    assert.equal(pending.take(answering('one')), one);
  });

  it('take one answer each', () => {
    const { pending, begin } = setup();
    begin('one');
    pending.take(answering('one'));
    assertRefused(() => pending.take(answering('one')), /used already/);
  });

  it('wait for ten minutes and no longer', () => {
    const { pending, begin, at } = setup();
    const one = begin('one');
    begin('two');
    at(10 * MINUTE);
    assert.equal(pending.take(answering('one')), one);
    at(10 * MINUTE + 1);
    assertRefused(() => pending.take(answering('two')), /more than ten minutes ago/);
  });

  it('do not come back when the clock is set back', () => {
    const { pending, begin, at } = setup();
    begin('one');
    at(11 * MINUTE);
    begin('two');
    at(0);
    assertRefused(() => pending.take(answering('one')), /ten minutes/);
  });

  it('have nothing to do with an answer of nobody', () => {
    const { pending, begin } = setup();
    const one = begin('one');
    for (const url of [
      answering('planted-state'),
      'vscode://gainsight.desk/callback?code=planted-code',
      `${answering('one')}&state=two`,
      'planted nonsense',
      '',
    ])
      assertRefused(() => pending.take(url), /no sign-in of this window/);
    assert.equal(pending.take(answering('one')), one);
  });

  it('can be given up', () => {
    const { pending, begin } = setup();
    const one = begin('one');
    pending.cancel(one);
    assertRefused(() => pending.take(answering('one')), /used already/);
  });

  it('are remembered up to a number, the latest first', () => {
    const { pending, begin } = setup();
    const all = Array.from({ length: 51 }, (_, n) => begin(`s${n}`));
    assertRefused(() => pending.take(answering('s0')), /no sign-in/);
    assert.equal(pending.take(answering('s1')), all[1]);
    assert.equal(pending.take(answering('s50')), all[50]);
  });
});
