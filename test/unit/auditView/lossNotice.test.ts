import assert from 'node:assert/strict';
import { LossNotice } from '../../../src/auditView/lossNotice';
import { auditEntry } from '../../support/auditBench';

describe('the notice that lines cannot be kept', () => {
  function setup() {
    const said: string[] = [];
    const logged: unknown[] = [];
    const state: { error: Error | undefined } = { error: undefined };
    const notice = new LossNotice({
      sink: { append: async () => (state.error ? Promise.reject(state.error) : undefined) },
      notify: { warn: (message) => void said.push(message) },
      log: { warn: (...line) => void logged.push(line) },
    });
    const fails = () => assert.rejects(notice.append(auditEntry()), (error) => error === state.error);
    return { said, logged, state, notice, fails };
  }

  it('comes once while it lasts, and lets the failure through', async () => {
    const { said, state, fails } = setup();
    state.error = Object.assign(new Error('/home/lena is full'), { code: 'ENOSPC' });
    await fails();
    await fails();
    assert.equal(said.length, 1);
    assert.match(
      said[0] ?? '',
      /cannot be written \(ENOSPC\)\. Until it can, nothing is written to Gainsight/,
    );
  });

  it('comes again after it went well in between', async () => {
    const { said, state, notice, fails } = setup();
    state.error = new Error('locked');
    await fails();
    state.error = undefined;
    await notice.append(auditEntry());
    state.error = new Error('locked');
    await fails();
    assert.equal(said.length, 2);
  });

  it('does not come while all goes well, and logs no path', async () => {
    const { said, logged, state, notice, fails } = setup();
    await notice.append(auditEntry());
    assert.deepEqual(said, []);
    state.error = Object.assign(new Error('/home/lena is full'), { code: 'ENOSPC' });
    await fails();
    assert.deepEqual(logged, [['a line of the audit log could not be kept', { code: 'ENOSPC' }]]);
  });
});
