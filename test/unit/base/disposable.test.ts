import assert from 'node:assert/strict';
import { type Disposable, DisposableOwner } from '../../../src/base/disposable';

class Owner extends DisposableOwner {
  take<T extends Disposable>(resource: T): T {
    return this.register(resource);
  }
}

/** A resource that notes when it is let go. */
const noting = (name: string, gone: string[]): Disposable => ({ dispose: () => void gone.push(name) });

describe('an owner of resources', () => {
  it('disposes them once, the last first', () => {
    const gone: string[] = [];
    const owner = new Owner();
    for (const name of ['a', 'b', 'c']) owner.take(noting(name, gone));
    owner.dispose();
    owner.dispose();
    assert.deepEqual(gone, ['c', 'b', 'a']);
    owner.take(noting('late', gone));
    assert.equal(gone.at(-1), 'late');
  });

  it('lets go of an owner that disposes before it', async () => {
    const [owner, gone] = [new Owner(), [] as string[]];
    const child = owner.take(new Owner());
    child.take(noting('of the child', gone));
    // Counts how often the owner still reaches it.
    let asked = 0;
    const dispose = child.dispose.bind(child);
    child.dispose = () => {
      asked += 1;
      dispose();
    };
    child.dispose();
    owner.dispose();
    assert.deepEqual([asked, gone], [1, ['of the child']]);
  });

  it('does not keep one that is disposed already', () => {
    const [owner, child] = [new Owner(), new Owner()];
    child.dispose();
    let asked = 0;
    child.dispose = () => void (asked += 1);
    owner.take(child);
    owner.dispose();
    assert.equal(asked, 0);
  });
});
