import assert from 'node:assert/strict';
import { column, factsOf, markdownOf, names, reportBench } from './reportTenant';
import { Stored } from './stored';

describe('an account in the middle of other words', () => {
  for (const [name, argument, account] of [
    ['prep', 'QBR Quillon Bank', 'Quillon Bank'],
    ['timeline', 'quillon bank since March', 'Quillon Bank'],
    ['brief', 'about OmegaTech, please', 'OmegaTech'],
    ['ctas', 'open at Meridian Corp', 'Meridian Corp'],
    ['health', 'of Harrow & Pike Legal', 'Harrow & Pike Legal'],
  ] as const)
    it(`is found: /${name} ${argument}`, async () => {
      const { run } = reportBench();
      const report = await run(name, argument);
      assert.equal(report.status, 'ok');
      assert.ok(report.title.endsWith(`: ${account}`), report.title);
      const [note] = report.sections;
      assert.match(JSON.stringify(note), /the name of the account was used/);
      assert.deepEqual({ ...(await run(name, account)), sections: [note] }, { ...report, sections: [note] });
    });

  it('is suggested where only the beginning of its name is there', async () => {
    const report = await reportBench().run('brief', 'about Meridian please');
    assert.equal(report.status, 'notFound');
    assert.match(markdownOf(report), /Did you mean Meridian Corp\?/);
    assert.deepEqual(report.choices, [{ name: 'Meridian Corp' }]);
  });

  it('is asked for where two have the name', async () => {
    const twin = { Gsid: '1P02EXTRA000000000000000000000000001', Name: 'Quillon Bank' };
    const report = await reportBench({ data: { Company: [twin] } }).run('brief', 'QBR Quillon Bank');
    assert.equal(report.status, 'several');
    assert.deepEqual(names(column(report, '', 'Account')), ['Quillon Bank', 'Quillon Bank']);
  });

  it('is not looked for in one word, nor where the tenant did not answer', async () => {
    const { run, executor, sandbox } = reportBench();
    await run('brief', 'Merdian');
    sandbox.inject({ kind: 'forbidden', times: 999 });
    assert.equal((await run('brief', 'QBR Quillon Bank')).status, 'forbidden');
    const actions = new Set(executor.lines.map(({ action }) => action));
    assert.deepEqual([...actions], ['gainsight_account_brief']);
  });

  it('is not found where no account is in them', async () => {
    const report = await reportBench().run('brief', 'the weather tomorrow');
    assert.equal(report.status, 'notFound');
    assert.match(markdownOf(report), /No account fits/);
  });
});

describe('a person in the place of an account', () => {
  const stored = async (): Promise<readonly unknown[]> => {
    const { tenant } = reportBench();
    const csm = { name: 'Csm__gr.Name', operator: 'EQ', value: ['Priya Nair'] };
    return (await new Stored(tenant).rows('company', ['Name'], csm)).map(({ Name }) => Name);
  };

  for (const argument of ['Priya Nair', 'from priya.nair@example.com'])
    it(`is asked for one of the accounts that are handed over: ${argument}`, async () => {
      const report = await reportBench().run('handover', argument);
      assert.equal(report.status, 'several');
      assert.match(markdownOf(report), /is the CSM of these accounts\. Which one is handed over\?/);
      assert.deepEqual([...names(report.choices ?? [])].sort(), [...(await stored())].sort());
      assert.ok(report.choices?.every(({ record }) => record?.kind === 'company'));
    });

  it('is no account where nobody is called so, or nothing is theirs', async () => {
    for (const argument of ['Nobody Known', 'Jonas Weber'])
      assert.match(markdownOf(await reportBench().run('handover', argument)), /No account fits/);
    assert.equal((await reportBench().run('handover', 'Bravurra')).status, 'notFound');
  });
});

describe('words that name no account, where one need not be named', () => {
  for (const [name, argument, what] of [
    ['ctas', 'overdue', 'CTAs'],
    ['plans', 'at risk', 'success plans'],
  ] as const)
    it(`are left out, and it is said: /${name} ${argument}`, async () => {
      const { run } = reportBench();
      const [own, report] = [await run(name), await run(name, argument)];
      const words = new RegExp(`No account is called “${argument}”, so these are your own ${what}\\.`);
      assert.match(markdownOf(report), words);
      assert.equal(report.title, own.title);
      assert.deepEqual(report.sections.slice(1), own.sections);
    });

  it('are not left out where an account is spelled alike, nor where they are an id', async () => {
    const { run } = reportBench();
    assert.deepEqual((await run('ctas', 'Merdian')).choices, [{ name: 'Meridian Corp' }]);
    assert.equal((await run('ctas', '1P02EXTRA000000000000000000000000009')).status, 'notFound');
  });
});

describe('/risk with words after it', () => {
  it('shows the accounts of the CSM who is named', async () => {
    const { run } = reportBench();
    const report = await run('risk', 'for Priya Nair');
    assert.equal(report.title, 'Portfolio at risk: Priya Nair');
    assert.match(report.scope ?? '', /accounts whose CSM is Priya Nair/);
    assert.doesNotMatch(report.scope ?? '', /\(me\)/);
    assert.match((await run('risk', 'all accounts')).scope ?? '', /accounts of all CSMs/);
  });

  for (const [argument, words] of [
    ['enterprise', /No CSM is called “enterprise”, so these are your own accounts/],
    ['a', /“a” may be several people, such as Ruth Calder, .*, so these are your own accounts/],
  ] as const)
    it(`shows the user’s own, and says so, for “${argument}”`, async () => {
      const { run } = reportBench();
      const [own, report] = [await run('risk'), await run('risk', argument)];
      assert.match(markdownOf(report), words);
      assert.equal(report.title, 'Portfolio at risk');
      assert.deepEqual(factsOf(report, 'At a glance'), factsOf(own, 'At a glance'));
    });

  it('calls nobody by the words before a name', async () => {
    const report = await reportBench().run('risk', 'for Nobody Here');
    assert.match(markdownOf(report), /No CSM is called “Nobody Here”/);
  });

  it('says nothing of “my portfolio”', async () => {
    const { run } = reportBench();
    assert.deepEqual((await run('risk', 'my portfolio')).sections, (await run('risk')).sections);
  });

  it('shows what was typed as text', async () => {
    const report = await reportBench().run('risk', '[x](command:evil) <b>');
    assert.doesNotMatch(markdownOf(report), /(?<!\\)\[x|(?<!\\)<b/);
  });
});
