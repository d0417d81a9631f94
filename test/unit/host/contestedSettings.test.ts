import assert from 'node:assert/strict';
import { SETTING_NAMES } from '../../../src/host/settings';
import { contestedSettings } from '../../host/contestedSettings.mjs';

describe('the settings that a hostile workspace contests in the host tests', () => {
  const contested = contestedSettings({ tenant: 'http://127.0.0.1:1', stranger: 'http://127.0.0.1:2' });

  it('are all of ours', () => {
    assert.deepEqual(contested.map(({ name }) => name).sort(), [...SETTING_NAMES].sort());
  });

  it('have there another value each than the user set', () => {
    for (const { name, careful, hostile } of contested) assert.notDeepEqual(careful, hostile, name);
  });
});
