import assert from 'node:assert/strict';
import { bandOf, chartColor } from '../../../src/model/bandColor';

const band = (label: string, color?: string, from?: number) => ({ label, color, from });
const bands = [band('Low', '#d13438', 0), band('Middle', '#f2c94c', 40), band('High', '#27ae60', 70)];
const plain = ['E', 'D', 'C', 'B', 'A'].map((label) => band(label));

describe('bandOf', () => {
  it('takes the band that the score brings', () => {
    assert.equal(bandOf({ value: 90, band: band('Own'), source: 'scheme' }, bands)?.label, 'Own');
  });

  it('finds the band of a bare number', () => {
    assert.equal(bandOf({ value: 39.5, source: 'history' }, bands)?.label, 'Low');
    assert.equal(bandOf({ value: 70, source: 'history' }, bands)?.label, 'High');
  });

  it('has none for an account without a score', () => assert.equal(bandOf(undefined, bands), undefined));
});

describe('chartColor', () => {
  const nearest: readonly (readonly [string, string])[] = [
    ['#d13438', 'charts.red'],
    ['#e91e63', 'charts.red'],
    ['#ff8c00', 'charts.orange'],
    ['#f2c94c', 'charts.yellow'],
    ['#27ae60', 'charts.green'],
    ['#2d7ff9', 'charts.blue'],
    ['#8e44ad', 'charts.purple'],
    ['#9a9a9a', 'charts.foreground'],
  ];
  for (const [color, expected] of nearest)
    it(`shows ${color} as ${expected}`, () => assert.equal(chartColor(band('X', color), []), expected));

  it('takes the colour of the band with the same name when the score brings none', () => {
    assert.equal(chartColor(band('Middle'), bands), 'charts.yellow');
  });

  it('goes by the order of the bands where no colour is configured', () => {
    assert.deepEqual(
      plain.map((one) => chartColor(one, plain)),
      ['charts.red', 'charts.orange', 'charts.yellow', 'charts.yellow', 'charts.green'],
    );
  });

  it('goes by the order also when the colour is no colour', () => {
    assert.equal(chartColor(band('A', 'green; x'), plain), 'charts.green');
  });

  it('says nothing about a band that it cannot place', () => {
    assert.equal(chartColor(band('Other'), bands), undefined);
    assert.equal(chartColor(undefined, bands), undefined);
  });
});
