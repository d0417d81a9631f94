import assert from 'node:assert/strict';
import { PAGE_KINDS } from '../../../src/model/recordKind';
import { reports } from '../../../src/reports/catalogue';
import { toMarkdown } from '../../../src/reports/markdown';
import { toPlain } from '../../../src/reports/plain';
import { recordPage } from '../../../src/reports/recordPage';
import type { Report } from '../../../src/reports/report';
import { livelyParts } from '../../support/inertMarkdown';
import { TURNS } from '../../support/hostileTenant';
import { FORMATS, markdownOf, reportBench } from './reportTenant';

const hostile = (seed: number) => reportBench({ seed, companies: 0, variants: { texts: 'hostile' } });

const isOurs = (address: string): boolean => address.startsWith('https://acme.example/');
const isCommand = (address: string): boolean => address.startsWith('command:gainsight.openRecord?');

function assertInert(report: Report): void {
  assert.deepEqual(livelyParts(markdownOf(report), isOurs), []);
  const ofChat = toMarkdown(report, {
    ...{ formats: FORMATS, linkOf: () => undefined },
    recordCommand: 'gainsight.openRecord',
  });
  assert.deepEqual(livelyParts(ofChat, isCommand), []);
}

describe('reports of a tenant in which all text is hostile', () => {
  for (const { name, argument } of reports)
    it(`/${name} says it as text: no markup, no picture, no link but ours`, async () => {
      for (const turn of TURNS) {
        const { run, tenant } = hostile(turn);
        const [company] = await tenant.companies.resolve('Quillon Bank');
        const given = argument === 'note' ? 'Quillon Bank call today: fine' : (company?.gsid ?? '');
        const report = await run(name, argument === 'days' ? '90' : argument === 'none' ? '' : given);
        assert.ok(['ok', 'partial'].includes(report.status), report.status);
        assertInert(report);
      }
    });

  for (const kind of PAGE_KINDS)
    it(`the record of a ${kind} says it as text`, async () => {
      for (const turn of TURNS) {
        const { tenant, executor, controller } = hostile(turn);
        const { signal } = controller;
        const [company] = await tenant.companies.resolve('Quillon Bank');
        const of = company?.gsid ?? '';
        const gsids = {
          company: async () => of,
          relationship: async () => (await tenant.people.relationships(of))[0]?.gsid,
          cta: async () => (await tenant.ctas.ofCompany(of)).rows[0]?.gsid,
          successPlan: async () => (await tenant.plans.ofCompany(of))[0]?.gsid,
          activity: async () => (await tenant.timeline.ofCompany(of)).rows[0]?.gsid,
        };
        const report = await recordPage.run(`${kind} ${(await gsids[kind]()) ?? ''}`, {
          ...{ signal, clock: tenant.clock },
          ask: (tool, input) => executor.read(tool, input, { door: 'ui', signal }),
        });
        assert.equal(report.status, 'ok');
        assertInert(report);
        // What stands in it is the tenant's text all the same.
        assert.match(toPlain(report), /gainsightProbe|canary\.example|Donau|alert/);
      }
    });
});

describe('the watch for lively parts', () => {
  const found = (markdown: string): readonly string[] => livelyParts(markdown, isOurs);

  it('notices markup, pictures and links of other addresses, and nothing else', () => {
    assert.deepEqual(found('# A\n\n- **b** [c](https://acme.example/cta/X) \\<d\\> `<e>`'), []);
    for (const lively of [
      '<b>x</b>',
      'a <img src=x>',
      '![x](https://acme.example/p.png)',
      '[x](command:a.b)',
      '[x](javascript:a)',
      '<https://canary.example/x>',
      'see https://canary.example/x',
      '[x][1]\n\n[1]: https://canary.example/x',
    ])
      assert.ok(found(lively).length > 0, lively);
  });
});
