import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ui } from '../bridge';
import type { SeenRequest, Step } from '../scriptedModel';
import {
  ask,
  callsAtTenant,
  newChat,
  type Reply,
  resultsIn,
  says,
  send,
  SESSION,
  untilCalls,
} from './chatView';
import { forgetConnections, steerTenant } from './connectByHand';
import { auditOf, connectServed } from './writeInChat';

const AT_RISK = 'gainsight_portfolio_at_risk';
const HEALTH = 'gainsight_accounts_health_get';
const CTAS = 'gainsight_ctas_list';
const TIMELINE = 'gainsight_activities_list';
const RECORD_LINK = 'a[data-href^="command:gainsight.openRecord?"]';
const BELOW_40 = { score_below: 40, no_activity_days: 30 };

/** The parts of a tool's answer that the script goes on with. */
interface Rows {
  readonly rows: readonly { readonly account?: string; readonly date?: string }[];
}

// The tools answer in this form.
const answersIn = (request: SeenRequest): Rows[] =>
  resultsIn(request).map((text) => JSON.parse(text) as Rows);
const ofTool = ({ path }: { readonly path: string }): boolean => path.startsWith('/v2/cockpit');
const worst = (request: SeenRequest): string => answersIn(request)[0]?.rows[0]?.account ?? '';

describe('a free question in the chat view', () => {
  describe('on the sandbox tenant', () => {
    before(async () => vscode.commands.executeCommand('gainsight.exploreSandbox'));
    after(forgetConnections);

    it('is answered in three rounds of tools, with facts that lead to their records', async () => {
      let account = '';
      const { text, requests } = await ask(
        'Which account worries you most, and what is open there?',
        [
          [{ call: AT_RISK, input: BELOW_40 }],
          (request) => {
            account = worst(request);
            return [{ call: HEALTH, input: { account_id: account } }];
          },
          () => [
            { call: CTAS, input: { account } },
            { call: TIMELINE, input: { account } },
          ],
          (request) => {
            const [ctas, entries] = answersIn(request);
            return says(
              `${account}: ${ctas?.rows.length} CTAs, the last entry of ${entries?.rows[0]?.date}.`,
            );
          },
        ],
        'Log Timeline Activity…',
      );
      assert.equal(account, 'Meridian Corp');
      assert.deepEqual(
        requests.map((request) => resultsIn(request).length),
        [0, 1, 1, 2],
      );
      assert.ok(requests.every(({ tools }) => tools.every((name) => name.startsWith('gainsight_'))));
      assert.match(text, /Meridian Corp: \d+ CTAs, the last entry of \d{4}-\d\d-\d\d\./);
      assert.match(text, /Scope: .*Lena Hofmann[^]*Sources: .*Timeline[^]*As of: /);
      assert.ok(text.includes('Account Brief'), text);
      const links = await ui('texts', `${SESSION} ${RECORD_LINK}`);
      // In the answer, and in the list below it.
      assert.equal(links.filter((name) => name === 'Meridian Corp').length, 2);
    });
  });

  describe('on a tenant behind HTTP', () => {
    before(connectServed);
    beforeEach(() => steerTenant('reset'));
    after(forgetConnections);

    it('is aborted at the tenant when the user cancels in the middle of its calls', async () => {
      const { requests } = await newChat([[{ call: CTAS, input: { account: 'Bravura' } }]]);
      await steerTenant('inject', { kind: 'slow', path: '/v2/cockpit', ms: 60_000, times: 1000 });
      const answered = send('What is open at Bravura?');
      await untilCalls((calls) => calls.some(ofTool));
      await vscode.commands.executeCommand('workbench.action.chat.cancel');
      await untilCalls((calls) => calls.filter(ofTool).every(({ abandoned }) => abandoned));
      await answered;
      assert.equal(requests().length, 1);
    });

    it('is stopped when the model reads on and on, and the chat says so', async () => {
      const loops = Array.from({ length: 20 }, (_, limit): Step[] => [
        { text: 'One moment. ' },
        { call: 'gainsight_company_query', input: { limit: limit + 1 } },
      ]);
      const { told, text, requests } = await ask('Which accounts do I have?', loops, 'it was stopped');
      assert.equal(told?.metadata?.situation, 'tooManyRounds');
      assert.equal(requests.length, 9);
      // The last two are asked to end, and nothing is run for them.
      assert.deepEqual(
        requests.slice(-2).map(({ tools }) => tools),
        [requests[0]?.tools, requests[0]?.tools],
      );
      assert.match(resultsIn(requests.at(-1)).at(-1) ?? '', /^Not run/);
      assert.match(text, /The language model went on reading without an answer, so it was stopped/);
    });

    it('goes on when the model invents a tool and an argument: it is told, and nothing is sent for them', async () => {
      const asked = async (): Promise<number> =>
        (await callsAtTenant()).filter(({ path }) => path.includes('/query/')).length;
      const sent: Promise<number>[] = [];
      const seenBy =
        (steps: Step[]): Reply =>
        () => {
          sent.push(asked());
          return steps;
        };
      const { told, requests } = await ask(
        'Who is at risk?',
        [
          seenBy([{ call: 'gainsight_churn_oracle', input: { account: 'Bravura' } }]),
          seenBy([{ call: AT_RISK, input: { score_below: 40, mood: 'gloomy' } }]),
          seenBy([{ call: AT_RISK, input: { score_below: 'low' } }]),
          seenBy([{ call: AT_RISK, input: BELOW_40 }]),
          says('Found them.'),
        ],
        'Found them.',
      );
      const [invented = '', argument = '', kind = '', right = ''] = requests.slice(1).flatMap(resultsIn);
      assert.match(
        invented,
        /There is no tool "gainsight_churn_oracle" here\. Tools you can call: .*at_risk/,
      );
      assert.match(argument, /"status":"rejected".*mood/);
      assert.match(kind, /"status":"rejected".*score_below/);
      assert.match(right, /"status":"ok".*Meridian Corp/);
      const [first, ...later] = await Promise.all(sent);
      assert.ok(
        later.every((count) => count === first),
        later.join(),
      );
      assert.equal(told?.metadata?.situation, undefined);
      assert.ok(auditOf(AT_RISK).includes('chat call ok'));
    });

    const failures: readonly (readonly [Extract<Step, { error: string }>['error'], string])[] = [
      ['NoPermissions', 'VS Code does not allow this extension to use the chosen language model'],
      [
        'Blocked',
        'its quota is used up or its filter stopped it. Choose another model, or try later. (no *more*)',
      ],
      ['NotFound', 'The chosen language model does not exist any more'],
      ['Other', 'The language model failed. Ask again, or choose another model.'],
    ];
    for (const [error, sentence] of failures)
      it(`says what to do when the model fails with ${error}`, async () => {
        const { text } = await ask('Who is at risk?', [[{ error, message: 'no *more*' }]], sentence);
        assert.doesNotMatch(text, /Scope:/);
      });
  });
});
