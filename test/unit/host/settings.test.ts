import assert from 'node:assert/strict';
import { systemTimeZone } from '../../../src/base/dates';
import { isAllowedDomain } from '../../../src/gainsight/domain';
import type { HealthColumn } from '../../../src/data/healthColumn';
import { type HealthColumnName, Settings } from '../../../src/host/settings';
import { fakeHost } from '../../support/vscode';

type Same<A, B> = [A, B] extends [B, A] ? true : never;

// Compiles only while the setting offers exactly the columns that the data room looks up.
const columnsAgree: Same<HealthColumn, HealthColumnName> = true;

function setup(values: Readonly<Record<string, unknown>> = {}): Settings {
  fakeHost.reset();
  for (const [name, value] of Object.entries(values)) fakeHost.settings.set(name, value);
  return new Settings();
}

describe('settings', () => {
  it('keep the calls a minute between 1 and 100, in whole calls', () => {
    const pace = (value: unknown) => setup({ 'gainsight.callsPerMinute': value }).callsPerMinute;
    assert.deepEqual(
      [30, 0, -5, 1000, 2.9, 'many', NaN, undefined].map(pace),
      [30, 1, 1, 100, 2, 60, 60, 60],
    );
  });

  it('count days in the zone that is set, else in that of the machine', () => {
    const zone = (value: unknown) => setup({ 'gainsight.timeZone': value }).timeZone;
    assert.equal(zone('Pacific/Auckland'), 'Pacific/Auckland');
    for (const unusable of ['', 'Mars/Olympus', 7, undefined]) assert.equal(zone(unusable), systemTimeZone());
  });

  it('take only texts as activity types', () => {
    const types = (value: unknown) =>
      setup({ 'gainsight.timeline.typesThatAreNoTouch': value }).nonTouchTypes;
    assert.deepEqual(types(['Update', 7, null, 'Milestone']), ['Update', 'Milestone']);
    assert.deepEqual(types('Update'), []);
  });

  it('take only columns that are known and named', () => {
    assert.equal(columnsAgree, true);
    const columns = (value: unknown) => setup({ 'gainsight.health.columns': value }).healthColumns;
    assert.deepEqual(columns({ historyScore: ' Score__gc ', factScore: '', schemeTo: 9, other: 'x' }), {
      historyScore: 'Score__gc',
    });
    assert.deepEqual(columns(null), {});
  });

  it('take whatever is no clear false for read-only, and whatever is not the chat for a dialog', () => {
    const readOnly = (value: unknown) => setup({ 'gainsight.readOnly': value }).readOnly;
    assert.deepEqual([undefined, false, true, 'yes', 0].map(readOnly), [false, false, true, true, true]);
    const confirm = (value: unknown) => setup({ 'gainsight.confirmWrites': value }).confirmWrites;
    assert.deepEqual([undefined, 'chat', 'always', 'never'].map(confirm), [
      'chat',
      'chat',
      'always',
      'always',
    ]);
  });

  it('begin the fiscal year with a month that there is, else with January', () => {
    const month = (value: unknown) => setup({ 'gainsight.fiscalYearStartMonth': value }).fiscalYearStartMonth;
    assert.deepEqual([2, 12, 0, 13, 2.5, '4', undefined].map(month), [2, 12, 1, 1, 1, 1, 1]);
  });

  it('take only texts as names of tools, also in one', () => {
    const settings = setup({ 'gainsight.tools.allow': ['a', 7], 'gainsight.tools.exclude': 'a, b' });
    assert.deepEqual([settings.allowedTools, settings.excludedTools], [['a'], ['a', 'b']]);
  });

  it('keep the audit log for whole days, at least one, and hide inputs unless clearly told otherwise', () => {
    const days = (value: unknown) => setup({ 'gainsight.audit.retentionDays': value }).auditRetentionDays;
    assert.deepEqual([undefined, 30.9, 0, -5, '7', NaN].map(days), [90, 30, 1, 1, 90, 90]);
    const detail = (value: unknown) => setup({ 'gainsight.audit.detail': value }).auditDetail;
    assert.deepEqual([undefined, 'masked', 'none', 'full', 1].map(detail), [
      ...['masked', 'masked', 'none', 'none', 'none'],
    ]);
  });

  it('let nobody in by a list of tenants that cannot be read', () => {
    const domains = (value: unknown) => setup({ 'gainsight.domains': value }).domains;
    assert.deepEqual(domains(undefined), []);
    assert.deepEqual(domains([]), []);
    assert.deepEqual(domains(['a.example.com', '*.example.org']), ['a.example.com', '*.example.org']);
    assert.deepEqual(domains('a.example.com, b.example.com'), ['a.example.com', 'b.example.com']);
    for (const unreadable of [[7], { a: 1 }, true])
      assert.equal(isAllowedDomain('https://a.example.com', domains(unreadable)), false);
  });

  it('take an application, a way back and a port only when they can be used', () => {
    const of = (name: string, value: unknown) => setup({ [`gainsight.oauth.${name}`]: value });
    assert.deepEqual(
      [' csm-desk ', '', '  ', 7, undefined].map((value) => of('clientId', value).oauthClientId),
      ['csm-desk', undefined, undefined, undefined, undefined],
    );
    assert.deepEqual(
      ['uri', 'loopback', 'other', undefined].map((value) => of('callback', value).oauthCallback),
      ['uri', 'loopback', 'uri', 'uri'],
    );
    assert.deepEqual(
      [4711, 80, 70_000, 4711.5, '4711', undefined].map((value) => of('port', value).oauthPort),
      [4711, 53_682, 53_682, 53_682, 53_682, 53_682],
    );
  });

  it('say which of them has changed', () => {
    const settings = setup();
    const changed: string[] = [];
    settings.onDidChange((name) => changed.push(name));
    fakeHost.set('gainsight.timeZone', 'Asia/Tokyo');
    fakeHost.set('editor.fontSize', 14);
    assert.deepEqual(changed, ['gainsight.timeZone']);
    settings.dispose();
    fakeHost.set('gainsight.timeZone', '');
    assert.equal(changed.length, 1);
  });
});
