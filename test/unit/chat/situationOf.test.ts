import assert from 'node:assert/strict';
import { say } from '../../../src/chat/answers';
import { situationInState, situationOfStatus } from '../../../src/chat/situationOf';
import type { Situation } from '../../../src/chat/turn';
import type { ActiveView } from '../../../src/data/tenantInUse';

type State = ActiveView['state'];

describe('a connection that was left while a turn ran', () => {
  // Nothing of a tenant or a connection is looked at here.
  const states = [
    [{ kind: 'ready' }, 'left'],
    [{ kind: 'offline' }, 'left'],
    [{ kind: 'signedOut' }, 'signedOut'],
    [{ kind: 'refused' }, 'refused'],
    [{ kind: 'refused', notAllowed: true }, 'keptOut'],
  ] as unknown as readonly (readonly [State, Situation])[];
  for (const [state, situation] of states)
    it(`is ${situation} for whoever is ${state.kind} by then`, () => {
      const told = situationOfStatus('left');
      assert.equal(told && situationInState(told, { state }), situation);
    });

  it('is not told as nobody being signed in', () => {
    let text = '';
    const response = { markdown: (more: { value: string } | string) => (text += JSON.stringify(more)) };
    say('left', { ...response, button: () => assert.fail('no button') }, {});
    assert.match(text, /connection was changed while this was answered/);
    assert.doesNotMatch(text, /sign/i);
  });
});
