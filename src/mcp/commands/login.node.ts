import type { Scope, UserRecord } from '../../auth/credentialRecord';
import { loopbackAddress } from '../../auth/oauth/loopbackAddress';
import { beginSignIn } from '../../auth/oauth/signIn';
import { GainsightError } from '../../gainsight/errors';
import { type Login, STORE_KINDS } from '../../library/login';
import { loginId } from '../../library/loginIndex.node';
import { EnvironmentError } from '../environmentError';
import { keyDestination } from '../keyDestination';
import { argumentsOf, oneOf, required } from './arguments.node';
import { browserAnswer } from './browserAnswer.node';
import { codeOf, type CommandContext, record } from './context.node';
import { endTokens, keepOrGiveBack } from './replacedLogin.node';
import { adminSteps } from './usage';
import { placeOf, rightsOf } from './words';

const OPTIONS = {
  domain: { type: 'string' },
  'client-id': { type: 'string' },
  scope: { type: 'string' },
  email: { type: 'string' },
  port: { type: 'string' },
  store: { type: 'string' },
  'no-browser': { type: 'boolean' },
} as const;

const SCOPES: readonly Scope[] = ['read', 'read_write'];
const DEFAULT_PORT = 53_682;
const LOWEST_PORT = 1024;
const HIGHEST_PORT = 65_535;
const LONGEST_MS = 10 * 60_000;

/** What signing in takes but the client's secret. */
interface Wanted {
  readonly wanted: Login;
  readonly showBrowser: boolean;
}

interface Means {
  readonly clientSecret: string | undefined;
  readonly showBrowser: boolean;
}

/** Signs a person in with the browser and stores that. What fails changes nothing. */
export async function login(args: readonly string[], context: CommandContext): Promise<void> {
  const { wanted, showBrowser } = await wantedBy(args, context);
  // Now rather than after the person has signed in for nothing.
  if (wanted.store === 'keyring') await context.keyring.probe();
  const clientSecret = await secretOf(wanted, context);
  try {
    const tokens = await signIn(wanted, { clientSecret, showBrowser }, context);
    const earlier = await keepOrGiveBack({ ...wanted, scope: tokens.scope }, tokens, context);
    await record(context, wanted, { event: 'signIn', action: 'login', result: 'ok' });
    tell(wanted, tokens, context);
    await endTokens(wanted, earlier, tokens, context);
  } catch (error) {
    const result = context.signal.aborted ? 'cancelled' : 'failed';
    await record(context, wanted, { event: 'signIn', action: 'login', result, errorCode: codeOf(error) });
    throw error;
  }
}

function tell(wanted: Login, { scope }: UserRecord, { out, say }: CommandContext): void {
  const { host } = new URL(wanted.origin);
  const person = wanted.email === '' ? '' : ` as ${wanted.email}`;
  out(`Signed in to ${host}${person}, for ${rightsOf(scope)}; kept in ${placeOf(wanted.store)}.`);
  if (scope !== wanted.scope) say('The tenant gave other rights than were asked for.');
}

async function wantedBy(args: readonly string[], context: CommandContext): Promise<Wanted> {
  const values = argumentsOf('login', args, OPTIONS);
  const origin = keyDestination(required(values.domain, '--domain'), context.domains, '--domain');
  const scope = oneOf(values.scope, '--scope', SCOPES) ?? 'read_write';
  const named = oneOf(values.store, '--store', STORE_KINDS);
  const email = values.email?.trim() ?? (await emailOf(context));
  if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    throw new EnvironmentError('--email must be an e-mail address such as name@example.com.');
  // What was said at an earlier sign-in to this tenant need not be said again.
  const earlier = earlierAt(context.logins.list(), origin, email);
  const port = portIn(values.port) ?? earlier?.port ?? DEFAULT_PORT;
  const clientId = values['client-id']?.trim() || earlier?.clientId;
  if (!clientId) {
    context.say(adminSteps(loopbackAddress(port)));
    throw new EnvironmentError('--client-id is missing: it is the Client ID of the application.');
  }
  const id = loginId(origin, email);
  // A file that was asked for at another person's sign-in was not asked for at this one.
  const own = earlier?.id === id ? earlier.store : undefined;
  const wanted = { id, origin, email, scope, clientId, port, store: named ?? own ?? 'keyring' };
  return { wanted, showBrowser: !values['no-browser'] };
}

async function emailOf({ terminal, signal }: CommandContext): Promise<string> {
  if (!terminal.isThere) return '';
  return terminal.ask('Your e-mail address in Gainsight, which says whose accounts are "mine": ', signal);
}

function earlierAt(logins: readonly Login[], origin: string, email: string): Login | undefined {
  const here = logins.filter((one) => one.origin === origin);
  return here.find(({ id }) => id === loginId(origin, email)) ?? here[0];
}

function portIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= LOWEST_PORT && port <= HIGHEST_PORT) return port;
  throw new EnvironmentError(`--port must be a whole number from ${LOWEST_PORT} to ${HIGHEST_PORT}.`);
}

/** From the environment, else asked for. Nothing said means the earlier one, or that the application has none. */
async function secretOf(wanted: Login, context: CommandContext): Promise<string | undefined> {
  const given = context.env.GAINSIGHT_CLIENT_SECRET?.trim();
  if (given) return given;
  const { terminal, signal, logins } = context;
  const earlier = logins.list().find(({ id }) => id === wanted.id);
  const kept = earlier && (await logins.read(earlier).catch(() => undefined));
  const known = kept?.kind === 'user' && kept.clientId === wanted.clientId ? kept.clientSecret : undefined;
  if (!terminal.isThere) return known;
  const none = known === undefined ? 'where it has none' : 'for the one of the last sign-in';
  return (
    (await terminal.askSecretly(`Client secret of the application (just Enter ${none}): `, signal)) || known
  );
}

async function signIn(
  wanted: Login,
  { clientSecret, showBrowser }: Means,
  context: CommandContext,
): Promise<UserRecord> {
  const { origin, clientId, scope, port } = wanted;
  const now = () => context.now().getTime();
  const timeUp = AbortSignal.timeout(LONGEST_MS);
  const signal = AbortSignal.any([context.signal, timeUp]);
  const way = await context.fetchTo(origin);
  const application = { origin, clientId, clientSecret, scope, redirectUri: loopbackAddress(port) };
  try {
    return await browserAnswer(() => beginSignIn({ ...application, fetch: way.fetch, now }, signal), {
      ...{ port, now, signal },
      show: (url) => show(url, showBrowser, context),
      onStray: () => context.say('An answer that belongs to no sign-in of this command was ignored.'),
    });
  } catch (error) {
    if (context.signal.aborted || !timeUp.aborted) throw error;
    throw new GainsightError({
      kind: 'timeout',
      sentence: 'The browser brought back no answer within ten minutes. Nothing was changed; sign in again.',
    });
  } finally {
    await way.close();
  }
}

function show(url: string, showBrowser: boolean, { out, say, openBrowser }: CommandContext): void {
  if (showBrowser) {
    say(`Sign in with the browser. If none opens, go to\n${url}`);
    void openBrowser(url);
  } else {
    out(url);
  }
  say('Waiting for the browser, for ten minutes at most; Ctrl+C stops.');
}
