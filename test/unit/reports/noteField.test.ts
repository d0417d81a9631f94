import assert from 'node:assert/strict';
import { readNote, withField } from '../../../src/reports/noteText';

describe('a field that is added to a note', () => {
  it('stands in front of what was said', () => {
    const note = readNote(withField('Call yesterday: all is well', 'account', '1P02A'));
    assert.deepEqual(note.given, { account: '1P02A' });
    assert.equal(note.body, 'all is well');
  });

  it('takes the place of what the note said of it, and leaves the other fields', () => {
    const note = readNote(withField('account: Twin; type: Call; All is well', 'account', '1P02A'));
    assert.deepEqual(note.given, { account: '1P02A', type: 'Call' });
    assert.equal(note.body, 'All is well');
  });

  it('cannot bring a further field along', () => {
    const note = readNote(withField('All is well', 'account', 'A; type: Email\nsubject: x'));
    assert.deepEqual(Object.keys(note.given), ['account']);
  });
});
