import assert from 'node:assert/strict';
import { AuditLog } from '../../../src/audit/auditLog.node';
import type { AuditVerdict, FileVerdict } from '../../../src/audit/verdict';
import { AUDIT_SCHEME } from '../../../src/auditView/auditDocuments';
import { findingsOf, overall, reportOf } from '../../../src/auditView/verifyReport';
import { MemoryKeys, unlocked } from '../../support/auditBench';
import { AuditViewBench, LENA, NOW, sourceOf } from '../../support/auditViewBench';
import { commands, fakeHost, type Uri } from '../../support/vscode';

const file = (parts: Partial<FileVerdict>): FileVerdict => ({
  ...{ file: 'audit-2026-11-18-1-00000000.jsonl', state: 'ok', lines: 3, problems: [] },
  ...{ isTruncated: false, notAnchored: 0 },
  ...parts,
});
const verdict = (parts: Partial<AuditVerdict>): AuditVerdict => ({
  ...{ state: 'ok', files: [], problems: [], purged: [], elsewhere: 0, sentences: [] },
  ...parts,
});

const BESIDE = { lock: unlocked, now: () => NOW };

describe('Verify Audit Log', () => {
  let bench: AuditViewBench;
  beforeEach(() => {
    bench = new AuditViewBench();
  });
  afterEach(() => bench.dispose());

  const last = async () => (await bench.kept()).at(-1);
  const tamper = (): string => {
    const [name = ''] = bench.here.files;
    bench.here.tamper(name, (lines) =>
      lines.map((line, at) => (at === 1 ? line.replace('"ok"', '"no"') : line)),
    );
    return name;
  };
  /** Presses *Show Details* and gives what the preview is asked to show. */
  const details = async (): Promise<string> => {
    fakeHost.press = 'Show Details';
    const shown = new Promise<string>((resolve) => {
      commands.registerCommand('markdown.showPreview', (uri) => {
        // The stub keeps providers without their parameter.
        const provider = fakeHost.documents.get(AUDIT_SCHEME) as unknown as {
          provideTextDocumentContent(of: Uri): string;
        };
        resolve(provider.provideTextDocumentContent(uri as Uri));
      });
    });
    await bench.commands.verify();
    return shown;
  };

  it('says that all is as written, and writes down that it looked', async () => {
    await bench.wrote({}, {});
    await bench.commands.verify();
    const [notification] = fakeHost.notifications;
    assert.equal(notification?.severity, 'info');
    assert.equal(notification.message, 'The audit log is as it was written: 1 file, 2 lines.');
    const { event, action, result, count, door, user, tenant } = (await last())!;
    assert.deepEqual(
      [event, action, result, count, door, tenant],
      ['logVerify', 'gainsight.verifyAuditLog', 'ok', 2, 'ui', 'acme.gainsightcloud.com'],
    );
    assert.ok((await bench.log.pseudonymsOf(LENA)).has(user ?? ''));
  });

  it('warns of tampering with file and line, and shows the whole of it on request', async () => {
    await bench.wrote({}, {});
    const name = tamper();
    const report = await details();
    const [notification] = fakeHost.notifications;
    assert.equal(notification?.severity, 'error');
    assert.equal(
      notification.message,
      `The audit log was tampered with. ${name}: line 2 is not as written. Checked: 1 file, 2 lines.`,
    );
    assert.match(report, /\n\nVerified on [^\n]+ Checked: 1 file, 2 lines\.\n\n/);
    assert.match(report, /^# Verification of the audit log\n\n\*\*The audit log was tampered with\./);
    assert.match(
      report,
      new RegExp(`\\| ${name} \\| 2 \\| \\*\\*Tampered with\\.\\*\\* Line 2 is not as written\\. \\|`),
    );
    assert.equal((await last())?.result, 'tampered');
  });

  it('only mentions files whose key is not here', async () => {
    await bench.wrote({});
    await bench.serverWrote({});
    await bench.commands.verify();
    const [notification] = fakeHost.notifications;
    assert.equal(notification?.severity, 'info');
    assert.match(
      notification.message,
      /as it was written: 1 file, 1 line\. 1 more file was written with a key/,
    );
  });

  it('counts apart what servers wrote, whose key lies in a file', async () => {
    await bench.wrote({});
    const keys = new MemoryKeys(true);
    await bench.beside.write(2, {}, { keys });
    const sources = async () => [bench.log, new AuditLog({ ...BESIDE, folder: bench.beside.folder, keys })];
    const both = new AuditViewBench({ audit: bench.log, sources });
    await both.commands.verify();
    const [notification] = fakeHost.notifications;
    assert.equal(notification?.severity, 'info');
    assert.match(notification.message, /as it was written: 1 file, 1 line\. 1 more file fits its chain, but/);
    both.dispose();
  });

  it('writes down that it was cancelled, and that it failed', async () => {
    await bench.wrote({});
    fakeHost.progress.cancel();
    await assert.rejects(bench.commands.verify(), { name: 'AbortError' });
    assert.equal((await last())?.result, 'cancelled');
    const sources = [sourceOf([], { verify: () => Promise.reject(new Error('locked')) })];
    const failing = new AuditViewBench({ audit: bench.log, sources: async () => sources });
    await assert.rejects(failing.commands.verify(), /locked/);
    assert.equal((await last())?.result, 'failed');
    failing.dispose();
    assert.deepEqual(fakeHost.notifications, []);
  });

  it('shows its report as text where the preview is switched off', async () => {
    await bench.wrote({});
    fakeHost.press = 'Show Details';
    await bench.commands.verify();
    while (fakeHost.opened.length === 0) await new Promise(setImmediate);
    assert.match(
      fakeHost.opened[0] ?? '',
      /^gainsight-audit:\/Audit%20log%20verification%202026-11-18T12-00-00\.md$/,
    );
  });
});

describe('the report of a verification', () => {
  const tampered = verdict({
    state: 'tampered',
    files: [
      file({ file: 'b', state: 'tampered', problems: [{ kind: 'cutOff', lost: 2 }] }),
      file({ file: 'c', state: 'tampered', problems: [{ kind: 'missing', lost: 1 }] }),
    ],
    sentences: ['b: 2 lines cut off', 'c: the file is missing'],
  });
  const fine = verdict({
    files: [file({ file: 'a', notAnchored: 1, isTruncated: true })],
    sentences: ['fine'],
  });

  it('puts what is worst first, in whichever folder it is', () => {
    const findings = findingsOf([fine, tampered]);
    assert.deepEqual(
      findings.files.map((one) => one.file),
      ['c', 'b', 'a'],
    );
    assert.deepEqual(findings.sentences, ['b: 2 lines cut off', 'c: the file is missing', 'fine']);
    assert.equal(overall(findings), 'The audit log was tampered with, in 2 files. b: 2 lines cut off');
  });

  it('has a sentence for each file', () => {
    const report = reportOf(
      findingsOf([fine, verdict({ files: [file({ file: 'd', state: 'foreign' })] })]),
      'today',
    );
    assert.match(
      report,
      /\| a \| 3 \| As it was written\. Its last line was cut by a crash\. 1 line not anchored yet\. \|/,
    );
    const chained = [file({ file: 'e', state: 'chained' })];
    const plain = reportOf(findingsOf([verdict({ files: chained })]), 'today');
    assert.match(plain, /\| e \| 3 \| Fits its chain; its key or the count of its lines lies in a file\. \|/);
    assert.match(plain, /fits its chains: 1 file, 3 lines\.\*\*/);
    assert.match(plain, /\n\nIts key or the count of its lines lies in a file, as with MCP servers/);
    assert.match(report, /\| d \| 3 \| Nothing can be said of it: its key is not here\. \|/);
  });

  it('says so when there is nothing, or nothing that can be verified', () => {
    assert.match(overall(findingsOf([verdict({})])), /Nothing has been recorded yet/);
    const foreign = verdict({ files: [file({ state: 'foreign' })] });
    assert.match(
      overall(findingsOf([foreign])),
      /cannot be verified here.*kept elsewhere, or the keyring was locked/,
    );
    // There are no others that it would be one more than.
    assert.doesNotMatch(reportOf(findingsOf([foreign]), 'today'), /more file/);
  });

  it('speaks of one whose key is not here also where a note was tampered with', () => {
    const files = [file({ state: 'foreign' })];
    const edited = verdict({ state: 'tampered', problems: ['purgeEdited'], files, sentences: ['edited'] });
    assert.match(
      reportOf(findingsOf([edited]), 'today'),
      /1 more file was written with a key that is not here/,
    );
  });

  it('does not pass over a folder of which everything is gone', () => {
    const gone = verdict({
      state: 'tampered',
      problems: ['purgeGone'],
      sentences: ['What was noted is gone.'],
    });
    assert.equal(
      overall(findingsOf([fine, gone])),
      'The audit log was tampered with. What was noted is gone.',
    );
  });

  it('cannot be made to show more than text', () => {
    const hostile = file({
      state: 'tampered',
      problems: [{ kind: 'renamed', from: '[x](https://example.com)|' }],
    });
    const report = reportOf(findingsOf([verdict({ state: 'tampered', files: [hostile] })]), '`now`');
    assert.ok(report.includes('\\[x\\]'));
    assert.ok(!report.includes('](https'));
  });
});
