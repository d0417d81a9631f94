import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { Emitter } from '../../../src/base/emitter';
import { Pages } from '../../../src/dashboards/pages';
import type { Commands } from '../../../src/host/commands';
import { Notifier } from '../../../src/host/notify';
import type { SettingName } from '../../../src/host/settings';
import { FakeTimers } from '../../support/fakeTimers';
import { untilEvent } from '../../support/until';
import { fakeHost, Uri, type WebviewPanel } from '../../support/vscode';
import { setup } from '../tools/toolTenant';

/** The pages on the embedded tenant, with the tabs that a test closes and speaks for. */
export async function pagesBench(options: Parameters<typeof setup>[0] = {}) {
  fakeHost.reset();
  const { tenant, active, executor, sandbox } = setup(options);
  const run: unknown[][] = [];
  const log: string[] = [];
  const commands: Pick<Commands, 'execute'> = { execute: async (...call) => void run.push(call) };
  const rights = { readOnly: false };
  const rightsChanged = new Emitter<void>();
  const fiscalYear = { startMonth: 1 };
  const settingChanged = new Emitter<SettingName>();
  const refreshed = new Emitter<void>();
  const timers = new FakeTimers();
  const pages = new Pages({
    // The stub has what pages use of the editor's own.
    extensionUri: Uri.file('/extension') as unknown as vscode.Uri,
    ...{ active, commands, notify: new Notifier() },
    settings: {
      get fiscalYearStartMonth() {
        return fiscalYear.startMonth;
      },
      onDidChange: settingChanged.event,
    },
    setTimer: timers.setTimer,
    onDidRefresh: refreshed.event,
    log: { warn: (line) => void log.push(line) },
    loadTools: async () => executor,
    isReadOnly: () => rights.readOnly,
    onDidChangeRights: (listener) => rightsChanged.event(listener),
    companyOf: () => undefined,
  });
  const [company] = await tenant.companies.resolve('Quillon Bank');
  assert.ok(company);
  const changeRights = (readOnly: boolean): void => {
    rights.readOnly = readOnly;
    rightsChanged.fire();
  };
  const changeFiscalYear = (startMonth: number): void => {
    fiscalYear.startMonth = startMonth;
    settingChanged.fire('gainsight.fiscalYearStartMonth');
  };
  const { gsid } = company;
  return {
    ...{ pages, tenant, active, sandbox, run, log, gsid, host: 'sandbox.invalid', timers },
    ...{ changeRights, changeFiscalYear, refresh: () => refreshed.fire() },
  };
}

/** The tab that was opened last. */
export function lastPanel(): WebviewPanel {
  const panel = fakeHost.panels.at(-1);
  assert.ok(panel);
  return panel;
}

/** A panel as the editor hands it over. */
export function asEditors(panel: WebviewPanel): vscode.WebviewPanel {
  // The stub has what pages use of the editor's own.
  return panel as unknown as vscode.WebviewPanel;
}

/** Resolves when the page was told something that passes. */
export function untilTold(
  { webview }: WebviewPanel,
  passes: (message: { readonly type: string; readonly [field: string]: unknown }) => boolean,
): Promise<void> {
  return untilEvent(webview.heard.event, () => webview.told.some((one) => passes({ ...one })));
}
