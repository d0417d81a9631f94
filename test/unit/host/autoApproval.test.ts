import assert from 'node:assert/strict';
import { mayRunUnasked } from '../../../src/host/autoApproval';
import { fakeHost } from '../../support/vscode';

const TOOL = 'csm-tools.gainsight-vscode/gainsightCreateCta';
const ELIGIBLE = 'chat.tools.eligibleForAutoApproval';

function unaskedWith(settings: Readonly<Record<string, unknown>>): boolean {
  fakeHost.reset();
  for (const [name, value] of Object.entries({ [ELIGIBLE]: { [TOOL]: false }, ...settings }))
    fakeHost.settings.set(name, value);
  return mayRunUnasked(TOOL);
}

describe('running a tool unasked', () => {
  it('is ruled out by the manifest’s preset where nothing else is set', () => {
    assert.equal(unaskedWith({}), false);
    assert.equal(
      unaskedWith({ 'chat.permissions.default': 'default', 'chat.tools.global.autoApprove': false }),
      false,
    );
    assert.equal(
      unaskedWith({ 'chat.tools.global.autoApprove': {}, 'chat.defaultConfiguration': {} }),
      false,
    );
    assert.equal(unaskedWith({ 'chat.defaultConfiguration': { approvals: 'manual' } }), false);
  });

  const openings: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['a workspace says the opposite', { [ELIGIBLE]: { [TOOL]: true } }],
    ['the preset is gone', { [ELIGIBLE]: {} }],
    ['the preset is of another form', { [ELIGIBLE]: undefined }],
    ['it names our tool by its short name alone', { [ELIGIBLE]: { gainsightCreateCta: false } }],
    ['all tools are approved', { 'chat.tools.global.autoApprove': true }],
    ['some tool is approved by name', { 'chat.tools.global.autoApprove': { gainsight_cta_create: true } }],
    ['chats begin without approvals', { 'chat.permissions.default': 'autopilot' }],
    ['agents begin without approvals', { 'chat.defaultConfiguration': { approvals: 'allowAll' } }],
  ];
  for (const [when, settings] of openings)
    it(`may happen when ${when}`, () => assert.equal(unaskedWith(settings), true));
});
