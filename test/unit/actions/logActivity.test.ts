import assert from 'node:assert/strict';
import { fakeHost } from '../../support/vscode';
import { actionsBench, type Act, back, choose, enter, find, keep, leave } from './actionsBench';

const LOG = 'gainsight.logActivity';
const NOTE = 'Cloudnine call yesterday, 20 min: they like the dashboards';
const PLACE = '/v1/ant/es/activity';

type Bench = ReturnType<typeof actionsBench>;

/** A network that is not there while it is off. */
const cutOff =
  (network: { readonly isOff: boolean }) =>
  (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  async (...args) => {
    if (network.isOff) throw new TypeError('fetch failed');
    return fetch(...args);
  };

/** What the questions were, by their numbers and the answers that stood in them. */
const questions = ({ boxes }: Bench): string[] =>
  boxes.map((box) => {
    const about = 'prompt' in box ? `${box.prompt.split(' – ')[0]} [${box.value}]` : box.placeholder;
    return `${box.step}/${box.totalSteps} ${about}`;
  });

describe('logging an activity', () => {
  it('takes a line that tells all straight to the plan, and the tenant then holds it', async () => {
    const bench = actionsBench();
    await bench.run(LOG, [], enter(NOTE));
    const card = bench.card();
    for (const line of [
      /^Log Call "they like the dashboards" at Cloudnine$/m,
      /^Date: 2026-11-17 /m,
      /^Duration: 20 minutes$/m,
    ])
      assert.match(card, line);
    assert.equal(bench.told()?.message, 'Written to the Timeline.');
    assert.deepEqual(bench.told()?.buttons, ['Open']);
    const { rows = [] } = await bench.ask('gainsight_activities_list', { account: 'Cloudnine', limit: 1 });
    assert.match(JSON.stringify(rows), /they like the dashboards/);
    assert.equal(bench.writes().length, 1);
  });

  it('shows the entry in the Timeline of its account until the tenant has answered', async () => {
    const bench = actionsBench();
    await bench.run(LOG, [], enter(NOTE));
    const { gsid } = await bench.company('Cloudnine');
    assert.deepEqual(bench.shown, ['+ they like the dashboards', '- they like the dashboards']);
    assert.deepEqual(bench.added, [{ kind: 'activity', name: 'they like the dashboards', parentGsid: gsid }]);
  });

  it('needs no account in the note when it is run on a row or by a page', async () => {
    const bench = actionsBench();
    const company = await bench.company('Praxis Inc');
    for (const [at, given] of [company, company.gsid].entries()) {
      await bench.run(LOG, [given], enter(`Call yesterday: they like dashboard ${at}`));
      assert.match(bench.card(), /at Praxis Inc$/m);
    }
    const prompt = 'What happened at Praxis Inc? Kind and day are read from the note, and asked if missing.';
    for (const asked of questions(bench)) assert.ok(asked.startsWith(`1/1 ${prompt} `), asked);
  });

  it('asks what the note does not tell, and that alone', async () => {
    const bench = actionsBench();
    await bench.run(LOG, [], enter('They like it'), find('bravu', 'Bravura'), choose('Call'));
    assert.deepEqual(
      questions(bench).map((one) => one.slice(0, 20)),
      ['1/1 What happened? K', '2/3 Which account? P', '3/3 What kind of act'],
    );
    assert.match(bench.card(), /^Log Call "They like it" at Bravura$/m);
  });

  it('asks which account is meant where the note fits several, with those alone', async () => {
    const bench = actionsBench();
    let offered: readonly string[] = [];
    const look: Act = (box) => {
      assert.ok('choose' in box);
      offered = box.items.map(({ label }) => label);
      box.choose(offered[1] ?? '');
    };
    await bench.run(LOG, [], enter('account: Ha; type: call; hello'), look);
    assert.ok(offered.length > 1);
    assert.ok(bench.card().includes(`at ${offered[1]}\n`), bench.card());
  });

  it('asks for a day that is not clear, as people write days', async () => {
    const bench = actionsBench();
    const said: unknown[] = [];
    const day: Act = (box) => {
      assert.ok('prompt' in box);
      said.push(box.prompt);
      box.type('someday');
      said.push(box.validationMessage);
      enter('Monday 9:30')(box);
    };
    await bench.run(LOG, [], enter('account: Bravura; type: call; date: 11/12/2026; hello'), day);
    assert.match(String(said[0]), /“11\/12\/2026” names no day that is clear/);
    assert.match(String(said[1]), /^Write a day like /);
    assert.match(bench.card(), /^Date: 2026-11-16 \(Monday\) 09:30 /m);
  });

  it('asks what happened where the note does not say it, and proposes the subject of that', async () => {
    const bench = actionsBench();
    await bench.run(LOG, [], enter('Bravura call:'), enter('They move in May'), keep);
    assert.match(bench.card(), /^Log Call "They move in May" at Bravura$/m);
    assert.match(bench.card(), /^Notes: They move in May$/m);
  });

  it('goes back from the plan to the note, and then through every value with Enter', async () => {
    const bench = actionsBench();
    bench.verdicts.push('other', 'accepted');
    await bench.run(LOG, [], enter(NOTE), ...Array<Act>(6).fill(keep));
    const [first, ...others] = questions(bench);
    assert.match(first ?? '', /^1\/1 /);
    assert.deepEqual(others, [
      `1/6 What happened? Kind, day and account are read from the note, and asked where it names none. [${NOTE}]`,
      '2/6 Which account? Part of its name',
      '3/6 What kind of activity was it?',
      '4/6 When was it? [2026-11-17]',
      '5/6 Subject [they like the dashboards]',
      '6/6 How many minutes did it take? Leave it empty where nobody counts [20]',
    ]);
    assert.deepEqual(
      bench.asked.map(({ ways }) => ways),
      [['Back'], ['Back']],
    );
    const [before, after] = bench.asked.map(({ plan }) => plan.values);
    assert.deepEqual(after, before);
  });

  it('writes what was changed on the way back', async () => {
    const bench = actionsBench();
    const company = await bench.company('Cloudnine');
    bench.verdicts.push('other', 'accepted');
    const changes = [choose('Meeting'), enter('Monday 9:30'), back, keep, enter('Dashboards'), enter('')];
    await bench.run(LOG, [company], enter(NOTE), keep, ...changes);
    assert.match(bench.card(), /^Log Meeting "Dashboards" at Cloudnine$/m);
    assert.match(bench.card(), /^Date: 2026-11-16 \(Monday\) 09:30 /m);
    assert.doesNotMatch(bench.card(), /^Duration/m);
    assert.equal(bench.writes().length, 1);
  });

  it('lets another account be meant than the one that the note names', async () => {
    const bench = actionsBench();
    bench.verdicts.push('other', 'accepted');
    await bench.run(LOG, [], enter(NOTE), keep, find('bravu', 'Bravura'), keep, keep, keep, keep);
    assert.match(bench.card(), /^Log Call "they like the dashboards" at Bravura$/m);
    const { gsid } = await bench.company('Bravura');
    assert.equal(bench.added.at(-1)?.parentGsid, gsid);
  });

  it('keeps an answer for as long as the note says the same of it', async () => {
    const bench = actionsBench();
    const company = await bench.company('Cloudnine');
    bench.verdicts.push('other', 'accepted');
    const first = [keep, choose('Meeting'), keep, enter('Dashboards'), back, back, back, back];
    const again = [enter('Call on Monday: they like the dashboards'), keep, keep, keep, keep];
    await bench.run(LOG, [company], enter(NOTE), ...first, ...again);
    assert.match(bench.card(), /^Log Meeting "Dashboards" at Cloudnine$/m);
    assert.match(bench.card(), /^Date: 2026-11-16 /m);
    assert.doesNotMatch(bench.card(), /^Duration/m);
  });

  it('goes back from a question to the note', async () => {
    const bench = actionsBench();
    const company = await bench.company('Bravura');
    await bench.run(LOG, [company], enter('They like it'), back, enter('Call: they like it'));
    assert.deepEqual(
      bench.boxes.map(({ step, totalSteps }) => `${step}/${totalSteps}`),
      ['1/1', '2/2', '1/2'],
    );
    assert.match(bench.card(), /^Log Call "they like it" at Bravura$/m);
  });

  it('judges the note, the subject and the minutes while they are typed', async () => {
    const bench = actionsBench();
    bench.verdicts.push('other');
    const said: unknown[] = [];
    const typing =
      (text: string, then: Act): Act =>
      (box) => {
        enter(text)(box);
        assert.ok('prompt' in box);
        said.push(box.validationMessage);
        return then(box);
      };
    const company = await bench.company('Bravura');
    await bench.run(
      LOG,
      [company],
      ...[typing(' ', enter(NOTE)), keep, keep, keep],
      ...[typing('', typing('x'.repeat(256), enter('Fine'))), typing('an hour', leave)],
    );
    assert.deepEqual(said, [
      'Say what happened.',
      'A value is needed.',
      '255 characters at most, and these are 256.',
      'Write a number of minutes, or nothing.',
    ]);
  });

  it('asks for what the tenant requires of a type, with the values that it takes', async () => {
    const bench = actionsBench();
    const values: string[] = [];
    const level: Act = (box) => {
      assert.ok('choose' in box);
      values.push(...box.items.map(({ label }) => label));
      box.choose(values[0] ?? '');
    };
    await bench.run(LOG, [await bench.company('Bravura')], enter('EBR today: they stay'), level);
    assert.ok(values.length > 1);
    assert.ok(bench.card().includes(`Attendee level: ${values[0]}`), bench.card());
    assert.equal(bench.told()?.message, 'Written to the Timeline.');
  });

  for (const [at, given] of [[], ['They like it'], ['They like it', 'Bravura']].entries())
    it(`sends nothing when it is given up at question ${at + 1}`, async () => {
      const bench = actionsBench();
      const [note, account] = given;
      const acts = [...(note ? [enter(note)] : []), ...(account ? [find('bravu', account)] : [])];
      await bench.run(LOG, [], ...acts, leave);
      assert.deepEqual([bench.asked, bench.writes(), fakeHost.notifications], [[], [], []]);
    });

  it('sends nothing when the plan is not approved', async () => {
    const bench = actionsBench();
    bench.verdicts.push('declined');
    await bench.run(LOG, [], enter(NOTE));
    assert.equal(bench.told()?.message, 'Not approved, so nothing was written.');
    assert.deepEqual([bench.writes(), bench.shown], [[], []]);
  });

  it('takes the row back when the tenant refuses, and lets the answers be changed', async () => {
    const bench = actionsBench();
    bench.sandbox.inject({ path: PLACE, method: 'POST', kind: 'failure', times: 1 });
    fakeHost.press = 'Change…';
    const company = await bench.company('Cloudnine');
    bench.afterwards(keep, keep, keep, enter('Another subject'), keep);
    await bench.run(LOG, [company], enter(NOTE));
    await bench.toldOf(/Written to the Timeline/);
    const [refusal] = fakeHost.notifications;
    assert.match(refusal?.message ?? '', /^Nothing was written: /);
    assert.deepEqual(refusal?.buttons, ['Change…']);
    assert.deepEqual(bench.shown.slice(0, 2), ['+ they like the dashboards', '- they like the dashboards']);
    assert.match(bench.card(), /^Subject: Another subject$/m);
  });

  it('says that an entry is there already, and opens it', async () => {
    const bench = actionsBench();
    await bench.run(LOG, [], enter(NOTE));
    await bench.run(LOG, [], enter(NOTE));
    assert.match(bench.told()?.message ?? '', /^Nothing was sent: this is in Gainsight already\.$/);
    assert.deepEqual(bench.told()?.buttons, ['Open', 'Change…']);
    assert.equal(bench.writes().length, 1);
  });

  it('never repeats a write whose answer was lost, and says how to find out', async () => {
    const bench = actionsBench();
    bench.sandbox.inject({ path: PLACE, method: 'POST', kind: 'cut' });
    await bench.run(LOG, [], enter(NOTE));
    assert.match(bench.told()?.message ?? '', /not known whether this was written.*look at the record/);
    assert.deepEqual(bench.told()?.buttons, ['Refresh']);
    assert.equal(bench.writes().length, 1);
  });

  it('writes nothing to another tenant than the one of the first question', async () => {
    const bench = actionsBench();
    const leaving: Act = (box) => {
      bench.active.set({ kind: 'signedOut' });
      return choose('Call')(box);
    };
    await bench.run(LOG, [await bench.company('Bravura')], enter('They like it'), leaving);
    assert.match(bench.told()?.message ?? '', /connection was changed/);
    assert.deepEqual([bench.asked, bench.writes()], [[], []]);
  });

  it('asks nothing where nothing may be written', async () => {
    const bench = actionsBench({ refusal: () => 'This connection is read-only: nothing can be written.' });
    await bench.run(LOG, []);
    assert.match(bench.told()?.message ?? '', /read-only/);
    bench.active.set({ kind: 'signedOut' });
    await bench.run(LOG, []);
    assert.match(bench.told()?.message ?? '', /not signed in/);
    assert.deepEqual(bench.boxes, []);
  });

  it('says why a note cannot be read, and goes no further', async () => {
    const bench = actionsBench({ around: cutOff({ isOff: true }) });
    await bench.run(LOG, [], enter(NOTE));
    assert.equal(fakeHost.notifications.length, 1);
    assert.equal(bench.told()?.severity, 'error');
    assert.deepEqual(bench.told()?.buttons, ['Change…']);
    assert.deepEqual([bench.boxes.length, bench.asked], [1, []]);
  });

  it('offers a note that cannot be read again as it was typed', async () => {
    const network = { isOff: true };
    const bench = actionsBench({ around: cutOff(network) });
    fakeHost.press = 'Change…';
    bench.afterwards((box) => {
      network.isOff = false;
      keep(box);
    });
    await bench.run(LOG, [], enter(NOTE));
    await bench.toldOf(/Written to the Timeline/);
    const [first, ...others] = questions(bench);
    assert.ok(first?.endsWith(`[${NOTE}]`), first);
    assert.deepEqual(others, [first]);
    assert.match(bench.card(), /^Log Call "they like the dashboards" at Cloudnine$/m);
  });

  it('keeps the other answers where a note that was changed cannot be read', async () => {
    const network = { isOff: false };
    const bench = actionsBench({ around: cutOff(network) });
    const company = await bench.company('Cloudnine');
    bench.verdicts.push('other', 'accepted');
    fakeHost.press = 'Change…';
    bench.afterwards(
      (box) => {
        network.isOff = false;
        keep(box);
      },
      ...Array<Act>(4).fill(keep),
    );
    const changed: Act = (box) => {
      network.isOff = true;
      enter(`${NOTE} much`)(box);
    };
    await bench.run(LOG, [company], enter(NOTE), keep, choose('Meeting'), back, back, changed);
    await bench.toldOf(/Written to the Timeline/);
    assert.match(bench.card(), /^Log Meeting "they like the dashboards much" at Cloudnine$/m);
  });
});
