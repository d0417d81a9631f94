import assert from 'node:assert/strict';
import { wordPieces } from '../../../src/model/wordPieces';

describe('wordPieces', () => {
  it('are the beginnings and ends of the words that are long enough', () => {
    assert.deepEqual(wordPieces('Mueller & Co Logistik'), ['Muel', 'ller', 'Logi', 'stik']);
    assert.deepEqual(wordPieces('Bank of Oslo'), ['Bank', 'Oslo']);
    assert.deepEqual(wordPieces('a.b'), []);
  });

  it('are of few words alone', () => {
    assert.equal(wordPieces('first second third fourth fifth').length, 6);
  });
});
