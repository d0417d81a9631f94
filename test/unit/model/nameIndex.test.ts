import assert from 'node:assert/strict';
import { NameIndex } from '../../../src/model/nameIndex';

function indexOf(...names: readonly string[]): NameIndex<string> {
  const index = new NameIndex<string>();
  for (const name of names) index.add(name, name, name);
  return index;
}

describe('an index of names', () => {
  it('finds names that begin with the text first, then those of which a word does, then the others', () => {
    const index = indexOf('Barco', 'Old Arc', 'ARC Ltd', 'Über-Arcade');
    assert.deepEqual(index.find('arc', 9), ['ARC Ltd', 'Old Arc', 'Über-Arcade', 'Barco']);
  });

  it('wants all of the words, in any order', () => {
    assert.deepEqual(indexOf('Blue Heron', 'Heron Grey', 'Blue Sky').find(' heron  BLUE', 9), ['Blue Heron']);
  });

  it('gives as many as are wanted, the first ones where nothing is typed', () => {
    assert.deepEqual(indexOf('C', 'A', 'B').find('', 2), ['C', 'A']);
    assert.deepEqual(indexOf('xa', 'xb', 'b', 'bb', 'bbb').find('b', 2), ['b', 'bb']);
  });

  it('takes the newer of two that have one id', () => {
    const index = indexOf('Old');
    index.add('Old', 'New', 'New');
    assert.deepEqual([index.find('old', 9), index.find('new', 9)], [[], ['New']]);
  });
});
