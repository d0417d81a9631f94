import assert from 'node:assert/strict';
import type { BandView, TrendPoint } from '../../../src/shared/accountMessages';
import { trendGeometry } from '../../../src/webview/trendGeometry';

const bands: readonly BandView[] = [
  { label: 'At risk', color: 'red', from: 0, to: 40 },
  { label: 'Healthy', color: 'green', from: 40, to: 100 },
];
const size = { width: 600, height: 200 };
const point = (day: string, score: number): TrendPoint => ({ day, label: day, score, text: String(score) });

describe('the geometry of a trend', () => {
  it('lays points in time from left to right, and higher scores higher', () => {
    const { dots, left, right } = trendGeometry(
      [point('2026-01-01', 20), point('2026-02-01', 80), point('2026-03-01', 50)],
      bands,
      size,
    );
    const [first, second, third] = dots;
    assert.ok(first && second && third);
    assert.deepEqual([first.x, third.x], [left, right]);
    assert.ok(first.x < second.x && second.x < third.x);
    assert.ok(second.y < third.y && third.y < first.y);
  });

  it('puts each point into the stripe of its band, and stripes one above the other', () => {
    const { dots, stripes, bottom } = trendGeometry(
      [point('2026-01-01', 20), point('2026-02-01', 80)],
      bands,
      size,
    );
    const [low, high] = stripes;
    const [first, second] = dots;
    assert.ok(low && high && first && second);
    assert.ok(first.y > low.y && first.y < low.y + low.height);
    assert.ok(second.y > high.y && second.y < high.y + high.height);
    assert.equal(Math.round(high.y + high.height), Math.round(low.y));
    assert.equal(Math.round(low.y + low.height), bottom);
  });

  it('names the ends of bands, or round numbers where there are none', () => {
    const scores = (given: readonly BandView[]): number[] =>
      trendGeometry([point('2026-01-01', 20), point('2026-02-01', 80)], given, size).scores.map(
        ({ score }) => score,
      );
    assert.deepEqual(scores(bands), [0, 40, 100]);
    assert.deepEqual(scores([]), [20, 40, 60, 80]);
  });

  it('stays inside of a narrow drawing, and says less there', () => {
    const points = [point('2026-01-01', 20), point('2026-12-01', 80)];
    const narrow = trendGeometry(points, bands, { width: 160, height: 200 });
    const wide = trendGeometry(points, bands, { width: 1000, height: 200 });
    for (const { x } of narrow.dots) assert.ok(x >= 0 && x <= 160);
    assert.ok(narrow.days.length < wide.days.length);
  });

  it('holds for one score over and over, and for a single day', () => {
    const flat = trendGeometry([point('2026-01-01', 50), point('2026-02-01', 50)], [], size);
    const single = trendGeometry([point('2026-01-01', 50)], bands, size);
    for (const { x, y } of [...flat.dots, ...single.dots])
      assert.ok(Number.isFinite(x) && Number.isFinite(y));
    assert.doesNotMatch(flat.path + single.path, /NaN/);
  });
});
