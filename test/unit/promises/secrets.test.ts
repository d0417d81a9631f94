import assert from 'node:assert/strict';
import { EchoedWindow, type Kind, type WindowModes } from '../../support/echoedWindow';
import {
  ACCOUNT_MARKER,
  API_FAULTS,
  besideTheProof,
  DETAIL_MARKER,
  EchoingTenant,
  REQUEST_MARKER,
  TOKEN_FAULTS,
} from '../../support/echoingTenant';
import { SecretSearch } from '../../support/secretSearch';
import { fakeHost } from '../../support/vscode';

const KINDS: readonly Kind[] = ['accessKey', 'm2m', 'user'];
const MODES: Readonly<Record<string, WindowModes>> = {
  'as usual': {},
  'read-only': { readOnly: true },
  'without detail in the audit log': { detail: 'none' },
};
const READ = [
  'gainsight_company_query',
  { where: { conditions: [{ name: 'Gsid', operator: 'EQ', value: ACCOUNT_MARKER }] } },
] as const;
const CREATE = [
  'gainsight_cta_create',
  { company_gsid: ACCOUNT_MARKER, cta_type: 'Risk', name: 'Call them' },
] as const;

/** A write makes many calls, so in other modes than the usual one it meets these alone. */
const WRITTEN_TO: ReadonlySet<string> = new Set(['none', 'rejected', 'unauthorized']);

/** Every place that a call leaves something in, as text. */
function placesOf(window: EchoedWindow): Record<string, string> {
  return {
    'what tools answered': window.answers.join('\n'),
    'what errors hold': window.errors.join('\n'),
    'the log': fakeHost.log.join('\n'),
    'the audit log': window.auditText(),
  };
}

function assertNowhere(search: SecretSearch, places: Record<string, string>, tenant?: EchoingTenant): void {
  for (const [place, text] of Object.entries(places)) {
    const found = search.foundIn(text);
    assert.deepEqual(found, [], `${place}: ${found.length > 0 ? text.slice(0, 20_000) : ''}`);
  }
  for (const request of tenant?.sent ?? []) assert.deepEqual(search.foundIn(besideTheProof(request)), []);
  assert.deepEqual(tenant?.elsewhere ?? [], []);
}

describe('a secret in a window, on a tenant that quotes all it gets', function () {
  this.timeout(30_000);
  beforeEach(() => fakeHost.reset());

  for (const kind of KINDS)
    for (const [mode, modes] of Object.entries(MODES))
      it(`(${kind}, ${mode}) is nowhere but in the vault and the credential header`, async () => {
        const search = new SecretSearch();
        const tenant = await EchoingTenant.start(search);
        const window = new EchoedWindow(tenant, kind, modes, search);
        const tryFault = async (fault: string): Promise<void> => {
          tenant.fault = fault;
          window.restore();
          if (fault === 'unsendable') window.spoil();
          await window.tryDoors(...READ);
          if (mode === 'as usual' || WRITTEN_TO.has(fault)) await window.tryDoors(...CREATE);
        };
        try {
          await tryFault('rejected');
          const planted = placesOf(window);
          assert.ok(planted['what tools answered']?.includes(DETAIL_MARKER));
          assert.ok(planted['what errors hold']?.includes(DETAIL_MARKER));
          assert.ok(planted['the log']?.includes(`requestId=${REQUEST_MARKER}`));
          for (const marker of [REQUEST_MARKER, ACCOUNT_MARKER])
            assert.ok(planted['the audit log']?.includes(marker), marker);
          const tokens = kind === 'accessKey' ? [] : TOKEN_FAULTS;
          for (const fault of [...API_FAULTS, ...tokens, 'unsendable']) await tryFault(fault);
          const proofs = tenant.sent.flatMap(({ headers: { accesskey = '', authorization = '' } }) => [
            accesskey,
            authorization,
          ]);
          // The proof itself was there: what is searched for went over the wire.
          assert.ok(proofs.some((proof) => search.foundIn(proof).length > 0));
          assertNowhere(search, placesOf(window), tenant);
        } finally {
          window.dispose();
          tenant.close();
        }
      });

  for (const kind of KINDS)
    it(`(${kind}, offline) is nowhere but in the vault`, async () => {
      const search = new SecretSearch();
      const tenant = await EchoingTenant.start(search);
      const { url, host } = tenant;
      tenant.close();
      const window = new EchoedWindow({ url }, kind, {}, search);
      try {
        await window.tryDoors(...READ);
        await window.tryDoors(...CREATE);
        const places = placesOf(window);
        for (const place of ['what tools answered', 'what errors hold', 'the audit log'])
          assert.ok(places[place]?.includes(host), place);
        assertNowhere(search, places);
      } finally {
        window.dispose();
      }
    });
});
