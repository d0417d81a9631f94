const MARKS = /\p{M}/gu;
const SEPARATORS = /__g[cr]\b|[\s_.-]+/g;

/**
 * The names that a mistyped one may stand for, nearest first: those that say the same but for case and separators,
 * that contain it, or that differ by few letters.
 */
export function nearestNames(typed: string, names: Iterable<string>, max = 3): string[] {
  const wanted = plain(typed);
  if (wanted === '') return [];
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  return [...new Set(names)]
    .map((name) => ({ name, distance: distanceOf(wanted, plain(name)) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance || a.name.localeCompare(b.name))
    .slice(0, max)
    .map(({ name }) => name);
}

/** Without accents, which many people do not type. */
function plain(name: string): string {
  return name.normalize('NFD').replace(MARKS, '').toLowerCase().replace(SEPARATORS, '');
}

function distanceOf(a: string, b: string): number {
  if (a === b) return 0;
  if (a.length >= 3 && b.includes(a)) return 1;
  return letterDistance(a, b);
}

/** Letters to insert, remove, replace or swap with their neighbour. */
function letterDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? (beforeLast[j - 2] ?? Infinity) + 1
          : Infinity;
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same, swapped));
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
