import assert from 'node:assert/strict';
import { fakeHost } from '../../support/vscode';
import { actionsBench, type Act, back, choose, enter, find, keep, leave } from './actionsBench';

const ME = 'Lena Hofmann';
/** The answers for a CTA of an account that is known, in the order of the questions. */
const ANSWERS: readonly Act[] = [
  choose('Risk'),
  enter('Rebuild trust'),
  choose('Leave it to Gainsight'),
  choose('High'),
  enter('+2w'),
  choose(ME),
  enter(''),
];

describe('creating a CTA', () => {
  it('asks for each value, shows the plan, and the tenant then holds it', async () => {
    const bench = actionsBench();
    const company = await bench.company('Bravura');
    await bench.run('gainsight.createCta', [company], ...ANSWERS);
    const card = bench.card();
    for (const line of [
      /^Create CTA "Rebuild trust" at Bravura$/m,
      /^Due: 2026-12-02 /m,
      /^Priority: High$/m,
    ])
      assert.match(card, line);
    assert.equal(bench.writes().length, 1);
    const { rows } = await bench.tenant.ctas.ofCompany(company.gsid);
    const made = rows.find(({ name }) => name === 'Rebuild trust');
    assert.deepEqual(
      [made?.type, made?.priority, made?.dueDate, made?.owner?.name],
      ['Risk', 'High', '2026-12-02', ME],
    );
    assert.equal(bench.told()?.message, 'Created the CTA “Rebuild trust”.');
    assert.deepEqual(bench.shown, ['+ Rebuild trust', '- Rebuild trust']);
  });

  it('numbers its questions, and asks for the account where it is run on none', async () => {
    const bench = actionsBench();
    const others = [...ANSWERS.slice(0, 5), find('priya', 'Priya Nair'), enter('With **care**.')];
    await bench.run('gainsight.createCta', [], find('cloud', 'Cloudnine'), ...others);
    assert.deepEqual(
      bench.boxes.map(({ step, totalSteps }) => `${step}/${totalSteps}`),
      [1, 2, 3, 4, 5, 6, 7, 8].map((step) => `${step}/8`),
    );
    assert.match(bench.card(), /at Cloudnine$/m);
    const [sent] = bench.sent();
    assert.equal(sent?.OwnerEmail, 'priya.nair@example.com');
    assert.match(String(sent.Comments), /<b>care<\/b>/);
  });

  it('takes the id that a page gives', async () => {
    const bench = actionsBench();
    const { gsid } = await bench.company('Bravura');
    await bench.run('gainsight.createCta', [gsid], ...ANSWERS);
    assert.match(bench.card(), /at Bravura$/m);
  });

  it('asks for the account where what it is run on is none', async () => {
    const cta = { kind: 'cta', gsid: '1S01A' };
    for (const argument of [cta, [cta], '1P02/../x', '', 7, { kind: 'company', gsid: '../x' }, null]) {
      const bench = actionsBench();
      await bench.run('gainsight.createCta', [argument], leave);
      assert.match(bench.boxes[0]?.placeholder ?? '', /^Which account/, JSON.stringify(argument));
    }
  });

  it('is for the account of the row whose button was pressed, also where others are selected with it', async () => {
    const bench = actionsBench();
    const [cloudnine, bravura] = [await bench.company('Cloudnine'), await bench.company('Bravura')];
    await bench.run('gainsight.createCta', [bravura, [cloudnine, bravura]], ...ANSWERS);
    assert.match(bench.card(), /at Bravura$/m);
  });

  it('goes back without forgetting, from the last look too', async () => {
    const bench = actionsBench();
    bench.verdicts.push('other', 'accepted');
    const [type, ...others] = ANSWERS as [Act, ...Act[]];
    await bench.run(
      'gainsight.createCta',
      [await bench.company('Bravura')],
      ...[type, enter('Rebuild'), back],
      ...others,
      enter('A word more'),
    );
    assert.deepEqual(
      bench.asked.map(({ ways }) => ways),
      [['Back'], ['Back']],
    );
    assert.match(bench.card(), /^Comments: A word more$/m);
    assert.equal(bench.writes().length, 1);
  });

  for (let at = 0; at < ANSWERS.length; at += 1)
    it(`sends nothing when it is given up at question ${at + 1}`, async () => {
      const bench = actionsBench();
      await bench.run(
        'gainsight.createCta',
        [await bench.company('Bravura')],
        ...ANSWERS.slice(0, at),
        leave,
      );
      assert.deepEqual([bench.asked, bench.writes(), fakeHost.notifications], [[], [], []]);
    });

  it('sends nothing when the plan is not approved', async () => {
    const bench = actionsBench();
    bench.verdicts.push('declined');
    await bench.run('gainsight.createCta', [await bench.company('Bravura')], ...ANSWERS);
    assert.match(bench.told()?.message ?? '', /nothing was written/);
    assert.deepEqual([bench.writes(), bench.shown], [[], []]);
  });

  it('judges names and days while they are typed, and says what a day is taken for', async () => {
    const bench = actionsBench();
    const said: unknown[] = [];
    const typing =
      (...texts: readonly string[]): Act =>
      (box) => {
        assert.ok('prompt' in box);
        for (const text of texts) {
          box.type(text);
          said.push(box.validationMessage ?? box.prompt);
        }
        leave(box);
      };
    const bravura = await bench.company('Bravura');
    await bench.run('gainsight.createCta', [bravura], choose('Risk'), typing('x'.repeat(256), 'Fine'));
    const before = ANSWERS.slice(0, 4);
    await bench.run('gainsight.createCta', [bravura], ...before, typing('someday', 'tomorrow'));
    assert.match(String(said[0]), /^255 characters at most, and these are 256\.$/);
    assert.match(String(said[2]), /^Write a day like /);
    assert.match(String(said[3]), /Thursday, November 19, 2026$/);
  });

  it('asks for what the tenant requires besides, with the values that it takes', async () => {
    const bench = actionsBench();
    await bench.run(
      'gainsight.createCta',
      [await bench.company('Bravura')],
      ...[choose('Opportunity'), enter('Second site'), choose('Leave it to Gainsight')],
      ...[choose('Leave it to Gainsight'), enter(''), choose(ME), enter('')],
      choose('New module'),
    );
    assert.equal(bench.told()?.severity, 'info', bench.told()?.message);
    assert.match(bench.card(), /New module/);
    assert.equal(bench.writes().length, 1);
  });

  it('asks for what another type requires alone, where one goes back and chooses that type', async () => {
    const bench = actionsBench();
    bench.verdicts.push('other', 'other');
    const [type, ...others] = ANSWERS;
    const rest = [enter('Second site'), ...others.slice(1)];
    await bench.run(
      'gainsight.createCta',
      [await bench.company('Bravura')],
      ...[choose('Opportunity'), ...rest, choose('New module')],
      // All the way back from the plan.
      ...[...Array<Act>(7).fill(back), type ?? leave, ...rest],
      ...[...Array<Act>(6).fill(back), choose('Opportunity'), ...rest, keep],
    );
    assert.deepEqual([bench.told()?.severity, bench.writes().length], ['info', 1], bench.told()?.message);
    assert.match(bench.asked[1]?.plan.title ?? '', /Second site/);
    assert.doesNotMatch(JSON.stringify(bench.asked[1]?.plan.values), /New module/);
    assert.match(bench.card(), /New module/);
  });

  it('tells of one that is there already, opens it, and lets the answers be changed', async () => {
    const bench = actionsBench();
    const company = await bench.company('Bravura');
    await bench.run('gainsight.createCta', [company], ...ANSWERS);
    fakeHost.press = 'Change…';
    bench.afterwards(...Array<Act>(5).fill(back), enter('Another name'), ...ANSWERS.slice(2));
    await bench.run('gainsight.createCta', [company], ...ANSWERS);
    await bench.toldOf(/Another name/);
    assert.match(fakeHost.notifications.at(-2)?.message ?? '', /such a record already/);
    assert.deepEqual(fakeHost.notifications.at(-2)?.buttons, ['Open', 'Change…']);
    assert.equal(bench.told()?.message, 'Created the CTA “Another name”.');
    assert.equal(bench.writes().length, 2);
  });

  it('says what the tenant refused, and takes the row back', async () => {
    const bench = actionsBench();
    bench.sandbox.inject({ path: '/v2/cockpit/cta/$', kind: 'forbidden', times: 9 });
    await bench.run('gainsight.createCta', [await bench.company('Bravura')], ...ANSWERS);
    assert.equal(bench.told()?.severity, 'error');
    assert.match(bench.told()?.message ?? '', /^Nothing was written: /);
    assert.deepEqual(bench.shown, ['+ Rebuild trust', '- Rebuild trust']);
  });

  it('never repeats a write whose answer was lost, and says how to find out', async () => {
    const bench = actionsBench();
    bench.sandbox.inject({ path: '/v2/cockpit/cta/$', kind: 'cut', when: 'after' });
    await bench.run('gainsight.createCta', [await bench.company('Bravura')], ...ANSWERS);
    assert.match(bench.told()?.message ?? '', /not known whether this was written.*look at the record/);
    assert.deepEqual(bench.told()?.buttons, ['Refresh']);
    assert.equal(bench.writes().length, 1);
  });

  it('is not known to be written where it was approved and then cut off, whatever the reason', async () => {
    const bench = actionsBench();
    const write = bench.executor.run.bind(bench.executor);
    bench.executor.run = async (...given) => {
      await write(...given);
      throw new Error('a fault after the write');
    };
    await bench.run('gainsight.createCta', [await bench.company('Bravura')], ...ANSWERS);
    assert.match(bench.told()?.message ?? '', /not known whether this was written/);
    assert.deepEqual([bench.writes().length, bench.shown.length], [1, 2]);
  });

  it('asks nothing where nothing may be written', async () => {
    const bench = actionsBench({ refusal: () => 'This connection is read-only: nothing can be written.' });
    await bench.run('gainsight.createCta', [await bench.company('Bravura')]);
    assert.match(bench.told()?.message ?? '', /read-only/);
    bench.active.set({ kind: 'signedOut' });
    await bench.run('gainsight.createCta', []);
    assert.match(bench.told()?.message ?? '', /not signed in/);
    assert.deepEqual(bench.boxes, []);
  });

  it('writes nothing to another tenant than the one that was asked about', async () => {
    const bench = actionsBench();
    const leaving: Act = (box) => {
      bench.active.set({ kind: 'signedOut' });
      enter('')(box);
    };
    const acts = [...ANSWERS.slice(0, -1), leaving];
    await bench.run('gainsight.createCta', [await bench.company('Bravura')], ...acts);
    assert.match(bench.told()?.message ?? '', /connection was changed/);
    assert.deepEqual([bench.asked, bench.writes()], [[], []]);
  });
});
