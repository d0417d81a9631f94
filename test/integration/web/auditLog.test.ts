import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import * as vscode from 'vscode';
import { until } from '../../support/until';
import { ui } from '../bridge';
import { answerQuestions, forgetConnections, servedTenant } from './connectByHand';
import { connectServed } from './writeInChat';

const LIST = '.quick-input-list .monaco-list-row';
const TITLE = '.quick-input-title';
const NOTIFICATIONS = '.notifications-center';
/** Typed as the text of a record and as what is looked for: it must be in no line. */
const MARKER = 'planted-marker';

const { TEST_HOST_DIR: hostDir = '' } = process.env;

/** Stands in the folder that is exported to. */
const NEIGHBOUR = 'workspace';

async function call(tool: string, input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(tool, { input, toolInvocationToken: undefined });
  return (content[0] as vscode.LanguageModelTextPart).value;
}

/** Whatever else ran in this window before: each test looks at the calls that are made for it. */
async function makeCalls(): Promise<void> {
  const where = {
    conditions: [{ name: 'Name', alias: 'A', operator: 'CONTAINS', value: [MARKER] }],
    expression: 'A',
  };
  assert.match(await call('gainsight_account_brief', { account: 'Bravura' }), /"status":"ok"/);
  await call('gainsight_company_query', { where, limit: 5 });
  await vscode.workspace
    .getConfiguration()
    .update('gainsight.tools.exclude', ['gainsight_timeline_query'], vscode.ConfigurationTarget.Global);
  assert.match(await call('gainsight_timeline_query', { search: MARKER }), /"status":"notAllowed"/);
}

function auditFolder(): string {
  const found = readdirSync(hostDir, { recursive: true, encoding: 'utf8' }).find((file) =>
    /globalStorage[\\/].*[\\/]audit$/.test(file),
  );
  assert.ok(found, 'there is no folder of the audit log');
  return path.join(hostDir, found);
}

/** Runs a command, does what a user does, and waits for the end of both. */
async function whileRunning(command: string, act: () => Promise<void>): Promise<void> {
  const done = vscode.commands.executeCommand(command);
  await act();
  await done;
}

const rows = async () => (await ui('texts', LIST)).map((text) => text.replaceAll(/\s+/g, ' '));

async function verified(): Promise<string> {
  await vscode.commands.executeCommand('notifications.clearAll');
  await vscode.commands.executeCommand('gainsight.verifyAuditLog');
  await vscode.commands.executeCommand('notifications.showList');
  await ui('waitForText', NOTIFICATIONS, 'audit log');
  return ui('text', NOTIFICATIONS);
}

/** Exports today's lines as a user does, and gives the text of the file. */
async function exportedAs(format: string, name: string): Promise<string> {
  const file = path.join(hostDir, name);
  rmSync(file, { force: true });
  await whileRunning('gainsight.exportAuditLog', async () => {
    await answerQuestions(1, { pick: 'Today' }, { pick: format });
    // The dialog takes a path when it shows what is in the folder that it begins with.
    await ui('waitForText', LIST, '..');
    await ui('fill', '.quick-input-widget input', file);
    await ui('waitForText', LIST, NEIGHBOUR);
    await ui('clickText', '.quick-input-widget .monaco-button', 'OK');
  });
  assert.ok(existsSync(file), `${name} was not written`);
  return readFileSync(file, 'utf8');
}

describe('the audit log in the editor', () => {
  before(async () => {
    await connectServed();
    await makeCalls();
  });

  after(async () => {
    const settings = vscode.workspace.getConfiguration();
    await settings.update('gainsight.tools.exclude', undefined, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await forgetConnections();
  });

  it('lists the calls, the newest first, and filters them', async () => {
    await whileRunning('gainsight.showAuditLog', async () => {
      await ui('waitForText', LIST, 'Account brief');
      const [refused = '', query = '', brief = ''] = await rows();
      assert.match(refused, /not allowed · lena\.hofmann@example\.com · agent/);
      assert.match(query, /lena\.hofmann@example\.com/);
      assert.match(brief, /Bravura · agent/);
      await ui('clickRole', 'button', 'Filter by Result…');
      await ui('waitForText', TITLE, 'Filter by Result');
      await ui('waitForText', LIST, 'did not go well');
      await ui('clickText', LIST, 'not allowed');
      await ui('waitForText', TITLE, 'Audit Log: not allowed');
      await until(
        async () => (await rows()).every((row) => row.includes('not allowed')),
        'the filtered list',
      );
      await ui('press', 'Escape');
    });
  });

  it('shows what a line says, and opens its record at the tenant', async () => {
    await whileRunning('gainsight.showAuditLog', async () => {
      await ui('waitForText', LIST, 'Bravura · agent');
      await ui('clickText', LIST, 'Bravura · agent');
    });
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.scheme, 'gainsight-audit');
    assert.match(document.getText(), /\/\/ Ids of the records that were read, written or named: Bravura/);
    assert.ok(!document.getText().includes(MARKER));
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    const open = lenses.find(({ command }) => command?.title === 'Open Record: Bravura')?.command;
    assert.ok(open);
    await vscode.commands.executeCommand(open.command, ...(open.arguments as unknown[]));
    const page = `customersuccess360?cid=${String(open.arguments?.[0])}`;
    assert.equal(await ui('pageAddress', page), `${servedTenant().url}/v1/ui/${page}`);
    await ui('closePages');
  });

  it('is exported in three forms that parse, without a word that somebody typed', async () => {
    const json = await exportedAs('JSON Lines', 'audit.jsonl');
    const records = json
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { action: string });
    assert.ok(records.some(({ action }) => action === 'gainsight_timeline_query'));
    const csv = csvRows(await exportedAs('CSV', 'audit.csv'));
    assert.equal(csv[0]?.[3], 'action');
    assert.ok(csv.some(([, , , action]) => action === 'gainsight_timeline_query'));
    assert.deepEqual(new Set(csv.map(({ length }) => length)).size, 1);
    const ocsf = await exportedAs('OCSF', 'audit.ocsf.jsonl');
    const valid = eventSchema();
    for (const line of ocsf.trimEnd().split('\n'))
      assert.ok(valid(JSON.parse(line)), JSON.stringify(valid.errors));
    for (const text of [json, csv.join(), ocsf])
      for (const secret of [MARKER, 'lena.hofmann', 'Bravura']) assert.ok(!text.includes(secret), secret);
  });

  it('is as written, until a byte of it is changed: then file and line are named', async () => {
    // In the browser the count of lines lies in a file, and the log says so.
    assert.match(await verified(), /The audit log fits its chains: .* lies in a file/);
    const folder = auditFolder();
    const file = readdirSync(folder).sort().at(-1) ?? '';
    const before = readFileSync(path.join(folder, file), 'utf8');
    const lines = before.split('\n');
    lines[1] = lines[1]?.replace('"door":"', '"door":"u') ?? '';
    writeFileSync(path.join(folder, file), lines.join('\n'));
    try {
      const said = await verified();
      assert.ok(said.includes(`${file}: line 2 is not as written.`), said);
    } finally {
      writeFileSync(path.join(folder, file), before);
    }
  });
});

function eventSchema() {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const schema = path.join(__dirname, '../../../test/fixtures/ocsf/apiActivity-1.7.0.json');
  return ajv.compile(JSON.parse(readFileSync(schema, 'utf8')) as object);
}

/** Rows by the letter of RFC 4180: whatever is not quoted as it must be is a fault. */
function csvRows(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const [, quoted, bare = '', end] =
      cell.exec(text) ?? assert.fail(`no cell at ${at}: ${text.slice(at, at + 40)}`);
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end !== ',') rows.push([]);
  }
  assert.deepEqual(rows.pop(), []);
  return rows;
}
