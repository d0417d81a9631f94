import assert from 'node:assert/strict';
import {
  appendFileSync,
  copyFileSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { type Anchor, placeOf, storeAnchor } from '../../../src/audit/anchors.node';
import { joinedKeys } from '../../../src/audit/auditKeys';
import { writingKey } from '../../../src/audit/chainKey.node';
import { ChainedFile } from '../../../src/audit/chainedFile.node';
import { storePurge } from '../../../src/audit/purgeRecord.node';
import type { FileProblem } from '../../../src/audit/verdict';
import { verifyAudit } from '../../../src/audit/verify.node';
import { AuditBench, auditEntry, MemoryKeys, unlocked } from '../../support/auditBench';

describe('an audit log that is verified', () => {
  let bench: AuditBench;
  let file: string;
  beforeEach(async () => {
    bench = new AuditBench();
    file = await bench.write(6);
  });
  afterEach(() => bench.dispose());

  /** What is wrong, by file; a record that is as written has nothing. */
  async function problems(): Promise<Record<string, readonly FileProblem[]>> {
    const { files, state } = await bench.verify();
    const found = files.filter((one) => one.problems.length > 0);
    assert.equal(state, found.length > 0 ? 'tampered' : 'ok');
    for (const one of found) assert.equal(one.state, 'tampered');
    return Object.fromEntries(found.map((one) => [one.file, one.problems]));
  }

  it('is as written when nobody touched it', async () => {
    const { state, files, sentences } = await bench.verify();
    assert.equal(state, 'ok');
    assert.deepEqual(files, [
      { file, state: 'ok', lines: 6, problems: [], isTruncated: false, notAnchored: 0 },
    ]);
    assert.deepEqual(sentences, ['1 file with 6 lines is as written.']);
  });

  it('is said to be empty when there is none', async () => {
    const empty = new AuditBench();
    assert.deepEqual((await empty.verify()).sentences, ['There is no file of the audit log here.']);
    empty.dispose();
  });

  it('shows which line was edited, in any member', async () => {
    const edits: readonly [RegExp, string][] = [
      [/"action":"action_3"/, '"action":"action_9"'],
      [/"user":"person-[0-9a-f]{4}/, '"user":"person-0000'],
      [/"result":"ok"/, '"result":"rejected"'],
      [/T08:00:02/, 'T09:00:02'],
      [/,"mac":"./, ',"mac":"~'],
    ];
    const before = readFileSync(bench.path(file));
    for (const [found, instead] of edits) {
      bench.tamper(file, (lines) => lines.map((line, n) => (n === 3 ? line.replace(found, instead) : line)));
      assert.deepEqual(await problems(), { [file]: [{ kind: 'edited', line: 4, to: 4 }] }, instead);
      writeFileSync(bench.path(file), before);
    }
  });

  it('shows an edit that only spells the same thing in another way', async () => {
    bench.tamper(file, (lines) =>
      lines.map((line, n) => (n === 2 ? line.replace('{"seq"', '{ "seq"') : line)),
    );
    assert.deepEqual(await problems(), { [file]: [{ kind: 'edited', line: 3, to: 3 }] });
  });

  it('shows edited lines one after the other as one place, and others as others', async () => {
    bench.tamper(file, (lines) =>
      lines.map((line, n) => ([2, 3, 5].includes(n) ? line.replace('"ok"', '"no"') : line)),
    );
    assert.deepEqual(await problems(), {
      [file]: [
        { kind: 'edited', line: 3, to: 4 },
        { kind: 'edited', line: 6, to: 6 },
      ],
    });
  });

  it('shows that the header was edited', async () => {
    bench.tamper(file, ([header = '', ...lines]) => [
      header.replace(/"started":"./, '"started":"3'),
      ...lines,
    ]);
    assert.deepEqual(await problems(), { [file]: [{ kind: 'edited', line: 1, to: 1 }] });
  });

  it('does not believe a file of ours that says it was written with another key', async () => {
    bench.tamper(file, ([header = '', ...lines]) => [header.replace(/"key":"./, '"key":"x'), ...lines]);
    assert.deepEqual(await problems(), { [file]: [{ kind: 'edited', line: 1, to: 1 }] });
  });

  it('shows where lines were dropped and how many', async () => {
    bench.tamper(file, (lines) => lines.filter((_, n) => n !== 2 && n !== 3));
    assert.deepEqual(await problems(), { [file]: [{ kind: 'dropped', line: 3, lost: 2 }] });
  });

  it('shows that the first line was dropped', async () => {
    bench.tamper(file, (lines) => lines.filter((_, n) => n !== 1));
    assert.deepEqual(await problems(), { [file]: [{ kind: 'dropped', line: 2, lost: 1 }] });
  });

  it('shows lines that changed places', async () => {
    bench.tamper(file, ([header = '', one = '', two = '', three = '', ...rest]) => [
      header,
      one,
      three,
      two,
      ...rest,
    ]);
    assert.deepEqual(await problems(), { [file]: [{ kind: 'reordered', line: 4, to: 4 }] });
  });

  it('shows a line that was put in, made up or copied', async () => {
    const made = (lines: string[]) => (lines[3] ?? '').replace('"ok"', '"no"');
    bench.tamper(file, (lines) => lines.toSpliced(3, 0, made(lines)));
    assert.deepEqual(await problems(), { [file]: [{ kind: 'inserted', line: 4, to: 4 }] });
    bench.tamper(file, (lines) => lines.toSpliced(3, 1).toSpliced(6, 0, lines[2] ?? ''));
    assert.deepEqual(await problems(), { [file]: [{ kind: 'inserted', line: 7, to: 7 }] });
  });

  it('shows a line that was added at the end without the key', async () => {
    bench.tamper(file, (lines) => [...lines, (lines.at(-1) ?? '').replace('"seq":6', '"seq":7')]);
    assert.deepEqual(await problems(), { [file]: [{ kind: 'edited', line: 8, to: 8 }] });
  });

  it('takes text between the lines for what it is', async () => {
    bench.tamper(file, (lines) => lines.toSpliced(2, 0, 'nothing of ours', '', '{"seq":99999999,"mac":"x"}'));
    const found = (await problems())[file] ?? [];
    assert.deepEqual(found[0], { kind: 'inserted', line: 3, to: 4 });
    assert.ok(found.some(({ kind }) => kind !== 'inserted'));
  });

  it('shows how many lines were cut off at the end', async () => {
    bench.tamper(file, (lines) => lines.slice(0, -2));
    assert.deepEqual(await problems(), { [file]: [{ kind: 'cutOff', lost: 2 }] });
    bench.tamper(file, (lines) => lines.slice(0, 1));
    assert.deepEqual(await problems(), { [file]: [{ kind: 'cutOff', lost: 6 }] });
  });

  it('does not take a line that was cut in the middle for a crash when it was anchored', async () => {
    truncateSync(bench.path(file), readFileSync(bench.path(file)).length - 20);
    const { files } = await bench.verify();
    assert.deepEqual(
      files.map(({ problems: found, isTruncated }) => [found, isTruncated]),
      [[[{ kind: 'cutOff', lost: 1 }], true]],
    );
  });

  it('shows that an older copy was put back', async () => {
    const sink = bench.sink();
    await sink.append(auditEntry());
    await sink.settled();
    const { writing = '' } = sink;
    copyFileSync(bench.path(writing), bench.path('copy'));
    await sink.append(auditEntry());
    await sink.settled();
    renameSync(bench.path('copy'), bench.path(writing));
    assert.deepEqual(await problems(), { [writing]: [{ kind: 'cutOff', lost: 1 }] });
  });

  it('misses a file that was deleted', async () => {
    const other = await bench.write(2);
    rmSync(bench.path(file));
    assert.deepEqual(await problems(), { [file]: [{ kind: 'missing', lost: 6 }] });
    rmSync(bench.path(other));
    assert.equal(Object.keys(await problems()).length, 2);
  });

  it('misses one also when its anchor was spoilt with it', async () => {
    await bench.write(2);
    rmSync(bench.path(file));
    bench.keys.entries.set(`gainsight.audit.anchor.${file}`, 'nothing');
    assert.deepEqual(await problems(), { [file]: [{ kind: 'anchorEdited' }] });
  });

  it('misses all files when the folder is gone, with another in its place or a link to one', async () => {
    const missing = { [file]: [{ kind: 'missing', lost: 6 }] };
    rmSync(bench.folder, { recursive: true });
    assert.deepEqual(await problems(), missing);
    const other = await bench.write(1);
    assert.notEqual(other, file);
    assert.deepEqual(await problems(), missing);
    renameSync(bench.folder, `${bench.folder}-other`);
    symlinkSync(`${bench.folder}-other`, bench.folder, 'junction');
    assert.deepEqual(await problems(), missing);
  });

  it('can be read where its folder was moved to', async () => {
    const { folder } = bench;
    renameSync(folder, `${folder}-moved`);
    const { state, sentences } = await verifyAudit(`${folder}-moved`, bench.keys);
    assert.deepEqual([state, sentences], ['ok', ['1 file with 6 lines is as written.']]);
  });

  it('shows lines that are chained but not those that were anchored', async () => {
    const key = await writingKey(bench.keys, unlocked);
    const name = 'audit-2026-11-18-1-00000000.jsonl';
    const anchors = {
      note: (_path: string, _key: unknown, anchor: Anchor) => storeAnchor(bench.keys, key, anchor),
    };
    const begin = () =>
      ChainedFile.begin({ ...{ folder: bench.folder, name, keys: bench.keys, key, purges: 0 }, anchors });
    await (await begin()).append({ result: 'ok' });
    const anchor = bench.keys.entries.get(`gainsight.audit.anchor.${name}`) ?? '';
    await assert.rejects(begin(), { code: 'EEXIST' });
    rmSync(bench.path(name));
    await (await begin()).append({ result: 'no' });
    assert.deepEqual(await problems(), {});
    bench.keys.entries.set(`gainsight.audit.anchor.${name}`, anchor);
    assert.deepEqual(await problems(), { [name]: [{ kind: 'replaced' }] });
  });

  it('does not miss here what was written elsewhere with the same vault', async () => {
    const elsewhere = new AuditBench();
    await elsewhere.write(3, {}, { keys: bench.keys });
    assert.deepEqual(await problems(), {});
    assert.deepEqual((await bench.verify()).sentences, [
      '1 file with 6 lines is as written.',
      '1 file is known from other folders or machines, and looked for there.',
    ]);
    elsewhere.dispose();
  });

  it('shows files that were renamed, copied or that changed places', async () => {
    const other = await bench.write(2);
    const [one, two] = [readFileSync(bench.path(file)), readFileSync(bench.path(other))];
    writeFileSync(bench.path(file), two);
    writeFileSync(bench.path(other), one);
    assert.deepEqual(await problems(), {
      [file]: [{ kind: 'renamed', from: other }],
      [other]: [{ kind: 'renamed', from: file }],
    });
    writeFileSync(bench.path(file), one);
    assert.deepEqual(await problems(), {
      [other]: [{ kind: 'renamed', from: file }],
    });
    const later = file.replace('2026-11-18', '2026-11-20');
    writeFileSync(bench.path(other), two);
    renameSync(bench.path(file), bench.path(later));
    assert.deepEqual(await problems(), { [later]: [{ kind: 'renamed', from: file }] });
  });

  it('does not take a line of another file for one of this', async () => {
    const other = await bench.write(6);
    bench.tamper(file, (lines) => lines.with(3, bench.lines(other)[3] ?? ''));
    assert.deepEqual(await problems(), { [file]: [{ kind: 'edited', line: 4, to: 5 }] });
  });

  it('takes a file that the product did not write for no part of the record', async () => {
    const made = 'audit-2026-11-18-1-00000000.jsonl';
    copyFileSync(bench.path(file), bench.path(made));
    bench.tamper(made, (lines) => lines.map((line) => line.replace(file, made)));
    assert.deepEqual(await problems(), { [made]: [{ kind: 'notOurs' }] });
    writeFileSync(bench.path(made), 'something else\n');
    assert.deepEqual(await problems(), { [made]: [{ kind: 'notOurs' }] });
    writeFileSync(bench.path(made), '');
    assert.deepEqual(await problems(), { [made]: [{ kind: 'notOurs' }] });
  });

  it('shows an anchor that was changed without the key, put in the place of another, or taken away', async () => {
    const name = `gainsight.audit.anchor.${file}`;
    const anchor = bench.keys.entries.get(name) ?? '';
    const others = await bench.write(2);
    bench.keys.entries.set(name, anchor.replace('"count":6', '"count":4'));
    assert.deepEqual(await problems(), { [file]: [{ kind: 'anchorEdited' }] });
    bench.keys.entries.set(name, bench.keys.entries.get(`gainsight.audit.anchor.${others}`) ?? '');
    assert.deepEqual(await problems(), { [file]: [{ kind: 'anchorEdited' }] });
    bench.keys.entries.set(name, 'nothing');
    assert.deepEqual(await problems(), { [file]: [{ kind: 'anchorEdited' }] });
    bench.keys.entries.delete(name);
    assert.deepEqual(await problems(), { [file]: [{ kind: 'anchorGone' }] });
  });

  it('says nothing of what was written with a key that is not here, and all of it once the key is', async () => {
    const others = new MemoryKeys();
    const foreign = await bench.write(3, {}, { keys: others });
    const without = await bench.verify();
    assert.equal(without.state, 'ok');
    assert.deepEqual(without.files.map((one) => [one.file === foreign, one.state]).sort(), [
      [false, 'ok'],
      [true, 'foreign'],
    ]);
    assert.match(without.sentences.join('\n'), /1 file is written by another process whose key is not here/);
    const both = joinedKeys(bench.keys, others);
    assert.deepEqual((await bench.verify(both)).sentences, ['2 files with 9 lines are as written.']);
    bench.tamper(foreign, (lines) => lines.slice(0, -1));
    const { files } = await bench.verify(both);
    assert.deepEqual(files.find((one) => one.file === foreign)?.problems, [{ kind: 'cutOff', lost: 1 }]);
  });

  it('is not vouched for by a key that lies in a file: what that one speaks for is told apart', async () => {
    const plain = new MemoryKeys(true);
    const forged = await bench.write(2, { event: 'confirmation', result: 'accepted' }, { keys: plain });
    const { state, files, sentences } = await bench.verify(joinedKeys(bench.keys, plain));
    assert.equal(state, 'ok');
    assert.deepEqual(Object.fromEntries(files.map((one) => [one.file, one.state])), {
      [file]: 'ok',
      [forged]: 'chained',
    });
    assert.deepEqual(sentences, [
      '1 file with 6 lines is as written.',
      '1 file with 2 lines fits its chain, but the key or the count of lines lies in a file: any program of this user could have changed it.',
    ]);
    bench.tamper(forged, (lines) => lines.slice(0, -1));
    const after = await bench.verify(joinedKeys(bench.keys, plain));
    assert.deepEqual(after.files.find((one) => one.file === forged)?.problems, [{ kind: 'cutOff', lost: 1 }]);
  });

  it('has no lines of a vault replaced by those of a key that lies in a file', async () => {
    const plain = new MemoryKeys(true);
    const key = await writingKey(plain, unlocked);
    const anchors = { note: () => undefined };
    rmSync(bench.path(file));
    const begun = { folder: bench.folder, name: file, keys: plain, key, purges: 0, anchors };
    const forged = await ChainedFile.begin(begun);
    for (let n = 0; n < 9; n += 1) await forged.append({ result: 'ok' });
    const { state, files } = await bench.verify(joinedKeys(bench.keys, plain));
    assert.deepEqual([state, files[0]?.problems], ['tampered', [{ kind: 'replaced' }]]);
  });

  it('misses what a vault speaks for, whatever a note says whose key lies in a file', async () => {
    const plain = new MemoryKeys(true);
    const key = await writingKey(plain, unlocked);
    const note = { place: placeOf(bench.folder), purges: 1, until: '2026-01-01', othersUntil: '2099-01-01' };
    const counts = { at: '2026-11-18T08:00:00.000Z', files: 1, lines: 6, head: '', pending: [file] };
    await storePurge(plain, key, { ...note, ...counts });
    const own = await bench.write(1, {}, { keys: plain });
    rmSync(bench.folder, { recursive: true });
    const { state, files, sentences } = await bench.verify(joinedKeys(bench.keys, plain));
    assert.equal(state, 'tampered');
    // What was of that key is excused by it.
    assert.deepEqual(Object.fromEntries(files.map((one) => [one.file, one.problems])), {
      [file]: [{ kind: 'missing', lost: 6 }],
    });
    assert.ok(!files.some((one) => one.file === own));
    assert.match(sentences.join(), /was purged by the product, as a note in a file says/);
  });

  it('does not take lines for tampering that were written but not anchored when the process ended', async () => {
    bench.keys.failing = (name) => name.includes(file.slice(0, 5)) && bench.keys.stored.size > 2;
    const sink = bench.sink();
    await sink.append(auditEntry());
    await sink.settled();
    bench.keys.failing = () => true;
    await sink.append(auditEntry());
    await sink.append(auditEntry());
    await sink.settled();
    const { state, files, sentences } = await bench.verify();
    assert.equal(state, 'ok');
    assert.ok(files.some(({ notAnchored }) => notAnchored >= 2));
    assert.match(sentences.join('\n'), /lines are chained but not anchored yet/);
  });

  it('recognises a last line that was cut by a crash, and reads the others', async () => {
    const before = bench.lines(file).at(-1) ?? '';
    appendFileSync(bench.path(file), before.slice(0, 40));
    const { state, files, sentences } = await bench.verify();
    assert.equal(state, 'ok');
    assert.deepEqual([files[0]?.lines, files[0]?.isTruncated], [6, true]);
    assert.match(sentences.join('\n'), /the last line was cut by a crash/);
  });

  it('does not take a file that was just begun for one that was cut', async () => {
    const fresh = await bench.write(0);
    assert.equal(fresh, '');
    const sink = bench.sink();
    await sink.append(auditEntry());
    // As the vault and the disk are when a process is killed between its anchor and its first bytes.
    const name = `gainsight.audit.anchor.${sink.writing ?? ''}`;
    const opening = bench.keys.entries.get(name) ?? '';
    await sink.settled();
    bench.keys.entries.set(name, opening);
    truncateSync(bench.path(sink.writing ?? ''), 0);
    assert.deepEqual(await problems(), {});
    rmSync(bench.path(sink.writing ?? ''));
    assert.deepEqual(await problems(), {});
  });
});
