import assert from 'node:assert/strict';
import { reportNamed, reports } from '../../../src/reports/catalogue';
import { isList } from '../../../src/reports/cellText';
import { toPlain } from '../../../src/reports/plain';
import type { Block, Cell, Report, ReportName } from '../../../src/reports/report';
import { catalogue } from '../../../src/tools/catalogue';
import { Untrusted } from '../../../src/tools/untrusted';
import { setup } from '../tools/toolTenant';
import { RoundTrips } from './roundTrips';
import { linkOf, markdownOf, reportBench } from './reportTenant';

const ARGUMENTS: Readonly<Record<ReportName, string>> = {
  record: '',
  brief: 'Quillon Bank',
  risk: '',
  renewals: '120',
  ctas: '',
  plans: '',
  health: 'Praxis Inc',
  timeline: 'Meridian Corp',
  prep: 'Quillon Bank',
  handover: 'Helios Analytics',
  log: 'Cloudnine call yesterday: they like the dashboards',
};

/** Every cell of a report, however deep. */
function cellsOf(report: Report): readonly Cell[] {
  const flat = (cell: Cell): readonly Cell[] => (isList(cell) ? cell.flatMap(flat) : [cell]);
  const inBlock = (block: Block): readonly Cell[] => {
    if (block.kind === 'facts') return block.facts.map(({ value }) => value);
    if (block.kind === 'table') return block.rows.flat();
    return block.kind === 'list' ? block.items : [block.text];
  };
  return report.sections.flatMap(({ blocks }) => blocks.flatMap(inBlock)).flatMap(flat);
}

describe('the reports', () => {
  it('are the slash commands that people know, each a palette command too', () => {
    assert.deepEqual(
      reports.map(({ name }) => name),
      ['brief', 'risk', 'renewals', 'ctas', 'plans', 'health', 'timeline', 'prep', 'handover', 'log'],
    );
    for (const { command, title, description, argument } of reports) {
      assert.match(command, /^gainsight\.[a-z][A-Za-z]+$/);
      assert.equal(title.endsWith('…'), ['account', 'days', 'note'].includes(argument));
      assert.ok(description.length <= 100 && !description.endsWith('.'));
    }
    assert.equal(new Set(reports.map(({ command }) => command)).size, reports.length);
    assert.equal(reportNamed('delete'), undefined);
  });

  it('ask nothing but reads of the catalogue', () => {
    const reads = new Set(catalogue.filter(({ effect }) => effect === 'read').map(({ name }) => name));
    for (const { tools } of reports) assert.ok(tools.length > 0 && tools.every((tool) => reads.has(tool)));
  });

  for (const { name, tools } of reports) {
    it(`/${name} asks the reads that it names, side by side, and says how each ended`, async () => {
      const { run, executor } = reportBench();
      const report = await run(name, ARGUMENTS[name]);
      assert.equal(report.status, 'ok');
      assert.deepEqual(
        report.asked,
        tools.map((tool) => ({ tool, status: 'ok' })),
      );
      assert.ok(report.scope && report.sources.length > 0 && report.asOf);
      assert.ok(
        executor.lines.every(
          ({ door, event, result }) => door === 'ui' && event === 'call' && result === 'ok',
        ),
      );
      assert.equal(executor.lines.length, tools.length);
    });

    it(`/${name} is the same each time, as data and as Markdown`, async () => {
      const [one, other] = [
        await reportBench().run(name, ARGUMENTS[name]),
        await reportBench().run(name, ARGUMENTS[name]),
      ];
      assert.deepEqual(one, other);
      assert.equal(markdownOf(one), markdownOf(other));
      assert.doesNotMatch(JSON.stringify(one), /~[0-9a-z]{5}~/);
    });

    it(`/${name} can be stored and sent`, async () => {
      const report = await reportBench().run(name, ARGUMENTS[name]);
      // The text is what this test has just written.
      const back = JSON.parse(JSON.stringify(report)) as Report;
      assert.equal(markdownOf(back), markdownOf(report));
    });

    it(`/${name} cites records that are there`, async () => {
      const { run, tenant } = reportBench();
      const report = await run(name, ARGUMENTS[name]);
      const cited = cellsOf(report).flatMap((cell) =>
        typeof cell === 'object' && cell !== null && 'record' in cell ? (cell.record ?? []) : [],
      );
      assert.ok(cited.length > 0);
      const objects = {
        company: 'Company',
        relationship: 'Relationship',
        cta: 'call_to_action',
        successPlan: 'cta_group',
        activity: 'activity_timeline',
      };
      for (const [kind, object] of Object.entries(objects)) {
        const gsids = [...new Set(cited.filter((one) => one.kind === kind).map(({ gsid }) => gsid))];
        if (gsids.length === 0) continue;
        const where = {
          conditions: [{ alias: 'A', name: 'Gsid', operator: 'IN', value: gsids }],
          expression: 'A',
        };
        const rows = await tenant.client.queryObjects({ object, select: ['Gsid'], where, limit: 500 });
        assert.equal(rows.length, gsids.length, kind);
      }
      const markdown = markdownOf(report);
      for (const { kind, gsid } of cited) assert.ok(markdown.includes(linkOf(kind, gsid)));
    });

    it(`/${name} is short enough for a model, with record text marked`, async () => {
      const report = await reportBench().run(name, ARGUMENTS[name]);
      const plain = toPlain(report, { untrusted: new Untrusted('~mark0~') });
      assert.ok(plain.length <= 7000, String(plain.length));
      const quoted = cellsOf(report).some(
        (cell) => typeof cell === 'object' && cell !== null && ('quote' in cell || 'typed' in cell),
      );
      assert.equal(plain.startsWith('Text between two ~mark0~'), quoted);
      assert.ok(!/https?:/.test(plain));
    });
  }
});

describe('the time that reports take', () => {
  // What each costs at the tenant, with nothing known before; a call more is a decision to be made.
  const LIMITS: Readonly<Record<ReportName, readonly [calls: number, roundTrips: number]>> = {
    brief: [17, 4],
    risk: [7, 3],
    renewals: [5, 3],
    ctas: [5, 3],
    plans: [5, 4],
    health: [9, 5],
    timeline: [5, 2],
    prep: [22, 5],
    handover: [22, 5],
    log: [4, 2],
    record: [2, 2],
  };

  for (const { name } of reports)
    it(`/${name} makes at most ${LIMITS[name].join(' calls in ')} round trips`, async () => {
      const trips = new RoundTrips();
      const { sandbox, executor, tenant } = setup({}, {}, { around: trips.around });
      const { signal } = new AbortController();
      await reportNamed(name)?.run(ARGUMENTS[name], {
        ask: (tool, input) => executor.read(tool, input, { door: 'ui', signal }),
        ...{ signal, clock: tenant.clock },
      });
      const [calls, roundTrips] = LIMITS[name];
      console.log(`      /${name}: ${sandbox.calls.length} calls, ${trips.count} round trips`);
      assert.ok(sandbox.calls.length <= calls && trips.count <= roundTrips);
    });
});
