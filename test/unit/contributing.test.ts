import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ROOMS, type Room } from '../support/rooms';

const text = readFileSync('CONTRIBUTING.md', 'utf8');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** Commands that npm has without a script. */
const OF_NPM: readonly string[] = ['ci', 'pack'];

function inWords({ rooms = [], typesOf = [], onDemand = [], packages = [] }: Room): string {
  const parts = [
    rooms.join(', '),
    typesOf.length > 0 ? `types of ${typesOf.join(', ')}` : '',
    ...onDemand.map((room) => `${room} on demand`),
    packages.join(', '),
  ];
  return parts.filter(Boolean).join('; ') || 'nothing';
}

describe('CONTRIBUTING.md', () => {
  it('tells what each room may import, as it is checked', () => {
    const rows = [...text.matchAll(/^\| `(\w+)`\s*\|[^|]*\|([^|]*)\|$/gm)];
    const told = Object.fromEntries(rows.map(([, room = '', may = '']) => [room, may.trim()]));
    assert.deepEqual(
      told,
      Object.fromEntries(Object.entries(ROOMS).map(([room, may]) => [room, inWords(may)])),
    );
  });

  it('names the commands that exist, each of them', () => {
    const named = [...text.matchAll(/`npm (?:run )?([\w:]+)/g)].map(([, name = '']) => name);
    assert.deepEqual(
      named.filter((name) => !(name in scripts) && !OF_NPM.includes(name)),
      [],
    );
    // npm runs this one by itself.
    const typed = Object.keys(scripts).filter((name) => name !== 'prepack');
    assert.deepEqual(
      typed.filter((name) => !named.includes(name)),
      [],
    );
  });

  it('is true of packing: what is packed is built first', () => {
    assert.equal(scripts.prepack, 'npm run build');
    assert.match(scripts.build ?? '', /^node esbuild\.mjs --production$/);
  });
});
