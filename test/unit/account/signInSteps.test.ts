import assert from 'node:assert/strict';
import type { Application, KnownAnswers } from '../../../src/account/signInAnswers';
import { askForEmail, SignInSteps } from '../../../src/account/signInSteps';
import { fakeHost, type InputBox, QuickInputButtons, type QuickPick } from '../../support/vscode';

const CALLBACK = 'vscode://csm-tools.gainsight-vscode/callback';
const ORIGIN = 'https://acme.gainsightcloud.com';
const BROWSER = 'Sign in with the browser (OAuth)';
const CLIENT = 'OAuth client (machine-to-machine)';

interface Setting {
  readonly clientId?: string;
  readonly application?: Application;
  readonly domains?: readonly string[];
}

/** Goes back instead of answering. */
const BACK = '(back)';

/** Answers each question by its placeholder, one text after the other where there are several; gives what was shown in order. */
function asUser(answers: Readonly<Record<string, string | readonly string[]>>, setting: Setting = {}) {
  fakeHost.reset();
  const left = new Map(Object.entries(answers).map(([name, texts]) => [name, [texts].flat()]));
  const seen: (InputBox | QuickPick)[] = [];
  const answer = (box: InputBox | QuickPick): void => {
    seen.push(box);
    const texts = left.get(box.placeholder ?? '');
    const text = texts && texts.length > 1 ? texts.shift() : texts?.[0];
    if (text === undefined) {
      box.hidden.fire(undefined);
      return;
    }
    if (text === BACK) {
      box.pressed.fire(QuickInputButtons.Back);
      return;
    }
    if ('choose' in box) {
      box.choose(text);
      return;
    }
    box.type(text);
    box.accepted.fire(undefined);
    if (box.validationMessage) box.hidden.fire(undefined);
  };
  fakeHost.shown.event(answer);
  fakeHost.picking.event(answer);
  const helped: string[] = [];
  const copied: string[] = [];
  const steps = new SignInSteps({
    domains: () => setting.domains ?? [],
    clientId: () => setting.clientId,
    applicationOf: async () => setting.application,
    callbackAddress: async () => CALLBACK,
    copy: (text) => copied.push(text),
    showHelp: (address) => helped.push(address),
  });
  const placeholders = () => seen.map(({ placeholder }) => placeholder);
  return { steps, seen, placeholders, helped, copied, ask: (known?: KnownAnswers) => steps.ask(known) };
}

const HOW = 'How do you sign in?';
const MAY = 'What may this sign-in do?';
const domain = { 'acme.gainsightcloud.com': ' Acme.GainsightCloud.com/v1/ui/home ' };
const person = { 'name@example.com': ' Lena@example.com ' };
const said = { origin: ORIGIN, email: 'Lena@example.com' };
const byBrowser = {
  ...domain,
  [HOW]: BROWSER,
  'Client ID': 'csm-desk',
  'Client secret': 'planted-secret',
  [MAY]: 'Read and write',
  ...person,
};

describe('the questions of a sign-in', () => {
  it('give an access key with its normalised tenant and the person', async () => {
    const { ask, seen } = asUser({ ...domain, [HOW]: 'Access key', 'Access key': ' k-1 ', ...person });
    assert.deepEqual(await ask(), { ...said, method: 'accessKey', key: 'k-1' });
    const key = seen[2];
    assert.ok(key && 'prompt' in key && key.password);
    for (const stop of [
      'acme',
      'Connectors 2.0',
      'Create Connection',
      'Gainsight API',
      'Access Key',
      'Generate',
    ])
      assert.ok(key.prompt.toLowerCase().includes(stop.toLowerCase()), stop);
  });

  it('give an OAuth client, whose secret is hidden', async () => {
    const { ask, seen } = asUser({
      ...domain,
      [HOW]: CLIENT,
      'OAuth API Key': 'id-1',
      'OAuth API Secret': 's-1',
      ...person,
    });
    assert.deepEqual(await ask(), { ...said, method: 'm2m', clientId: 'id-1', clientSecret: 's-1' });
    assert.deepEqual(
      seen.map((box) => 'password' in box && box.password),
      [false, false, false, true, false],
    );
  });

  it('give what the browser is opened with', async () => {
    const { ask, placeholders } = asUser(byBrowser);
    assert.deepEqual(await ask(), {
      ...said,
      method: 'user',
      clientId: 'csm-desk',
      clientSecret: 'planted-secret',
      scope: 'read_write',
      redirectUri: CALLBACK,
    });
    assert.deepEqual(placeholders(), Object.keys(byBrowser));
  });

  it('take an application without a secret, and reading alone', async () => {
    const answers = await asUser({ ...byBrowser, 'Client secret': '', [MAY]: 'Read only' }).ask();
    assert.ok(answers?.method === 'user');
    assert.deepEqual([answers.clientSecret, answers.scope], [undefined, 'read']);
  });

  it('recommend the browser first, and say of each way whose rights a call has', async () => {
    const { ask, seen } = asUser(byBrowser);
    await ask();
    const how = seen[1];
    assert.ok(how && 'choose' in how);
    // The questions of this flow give these to each of their choices.
    const choices = how.items as unknown as readonly {
      label: string;
      description?: string;
      detail: string;
    }[];
    assert.deepEqual(
      choices.map(({ label }) => label),
      [BROWSER, CLIENT, 'Access key'],
    );
    assert.equal(choices[0]?.description, 'recommended');
    assert.match(choices[0].detail, /as you and with your own rights/);
    for (const { detail } of choices.slice(1))
      assert.match(detail, /tenant's rights, not yours.*author or owner/);
  });

  it('show the callback to register, copy it, and open the steps for an administrator', async () => {
    const { ask, seen, copied, helped } = asUser({ ...domain, [HOW]: BROWSER });
    await ask();
    const [box] = seen.slice(-1);
    assert.ok(box && 'prompt' in box && box.prompt.includes(CALLBACK));
    const [, copy, help] = box.buttons;
    box.pressed.fire(copy);
    box.pressed.fire(help);
    assert.deepEqual([copied, helped], [[CALLBACK], [CALLBACK]]);
  });

  it('do not ask for the application that the settings name', async () => {
    const { ask, placeholders } = asUser(byBrowser, { clientId: 'from-settings' });
    const answers = await ask();
    assert.ok(answers?.method === 'user' && answers.clientId === 'from-settings');
    assert.ok(!placeholders().includes('Client ID') && placeholders().includes('Client secret'));
  });

  it('ask once for what an earlier sign-in to the tenant was made with', async () => {
    const application = { clientId: 'csm-desk', clientSecret: 'kept-secret' };
    const { ask, placeholders, seen } = asUser(byBrowser, { application });
    const answers = await ask();
    assert.ok(answers?.method === 'user' && answers.clientSecret === 'kept-secret');
    assert.ok(!placeholders().includes('Client secret'));
    const client = seen[2];
    assert.equal(client && 'value' in client && client.value, 'csm-desk');
  });

  it('give an application its own secret, whatever was typed for another one before', async () => {
    const application = { clientId: 'csm-desk', clientSecret: 'kept-secret' };
    const turns = {
      ...byBrowser,
      'Client ID': ['another', 'csm-desk'],
      'Client secret': ['planted-secret', BACK],
      [MAY]: [BACK, 'Read and write'],
    };
    const answers = await asUser(turns, { application }).ask();
    assert.ok(answers?.method === 'user');
    assert.deepEqual([answers.clientId, answers.clientSecret], ['csm-desk', 'kept-secret']);
  });

  it('do not give the kept secret to another application', async () => {
    const application = { clientId: 'another', clientSecret: 'kept-secret' };
    const answers = await asUser({ ...byBrowser, 'Client secret': '' }, { application }).ask();
    assert.ok(answers?.method === 'user' && answers.clientSecret === undefined);
  });

  const known = { origin: ORIGIN, email: 'lena@example.com' } as const;

  it('begin at the key when the tenant is known, and offer the person', async () => {
    const { ask, seen } = asUser({ 'Access key': 'k-2', 'name@example.com': 'lena@example.com' });
    const answers = await ask({ ...known, method: 'accessKey', first: 'key' });
    assert.deepEqual(answers, { ...known, method: 'accessKey', key: 'k-2' });
    assert.deepEqual(
      seen.map(({ step, totalSteps }) => [step, totalSteps]),
      [
        [3, 4],
        [4, 4],
      ],
    );
  });

  it('ask again for an application that was refused, also where its secret is kept', async () => {
    const application = { clientId: 'csm-desk', clientSecret: 'wrong' };
    const first = { ...known, method: 'user', clientId: 'csm-desk', first: 'clientId' } as const;
    const { ask, placeholders } = asUser(byBrowser, { application });
    const answers = await ask(first);
    assert.ok(answers?.method === 'user' && answers.clientSecret === 'planted-secret');
    assert.deepEqual(placeholders().slice(0, 2), ['Client ID', 'Client secret']);
    const fromSettings = asUser(byBrowser, { application, clientId: 'csm-desk' });
    await fromSettings.ask(first);
    assert.equal(fromSettings.placeholders()[0], 'Client secret');
  });

  const faults: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['a plain http address', { 'acme.gainsightcloud.com': 'http://acme.gainsightcloud.com' }],
    ['an address with a user in it', { 'acme.gainsightcloud.com': 'https://lena@acme.gainsightcloud.com' }],
    ['a key of two words', { ...domain, [HOW]: 'Access key', 'Access key': 'two words' }],
    ['a key that a header cannot carry', { ...domain, [HOW]: 'Access key', 'Access key': 'schlüssel' }],
    ['a client id of two words', { ...domain, [HOW]: BROWSER, 'Client ID': 'two words' }],
    ['no OAuth key', { ...domain, [HOW]: CLIENT, 'OAuth API Key': '' }],
    ['a client secret of two words', { ...byBrowser, 'Client secret': 'two words' }],
    ['an e-mail without a domain', { ...byBrowser, 'name@example.com': 'lena' }],
  ];
  for (const [name, texts] of faults)
    it(`stop at ${name}, and say what is wrong`, async () => {
      const { ask, seen } = asUser(texts);
      assert.equal(await ask(), undefined);
      const [last] = seen.slice(-1);
      assert.ok(last && 'validationMessage' in last);
      assert.match(last.validationMessage ?? '', /\w+.*\.$/);
    });

  it('stop at a tenant that the settings do not allow', async () => {
    const { ask, seen } = asUser(byBrowser, { domains: ['zeta.gainsightcloud.com'] });
    assert.equal(await ask(), undefined);
    const [only] = seen;
    assert.ok(only && 'validationMessage' in only);
    assert.match(only.validationMessage ?? '', /gainsight\.domains.*zeta\.gainsightcloud\.com/);
  });

  it('can be about the e-mail address alone', async () => {
    asUser({ 'name@example.com': 'zoe@example.com' });
    assert.equal(await askForEmail('lena@example.com'), 'zoe@example.com');
    asUser({});
    assert.equal(await askForEmail('lena@example.com'), undefined);
  });
});
