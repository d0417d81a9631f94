import { isAllowedDomain } from '../gainsight/domain';
import type { Notifier } from '../host/notify';
import type { Connection } from '../model/connection';
import type { Connections } from './connections';
import type { CredentialReader } from './credentialReader';
import { domainRefusal } from './domainRefusal';
import type { SandboxTenant } from './sandboxConnection';
import type { Session } from './session';
import type { KnownAnswers } from './signInAnswers';
import type { SignInFlow, SignInOutcome } from './signInFlow';

export interface SignInCommandsOptions {
  readonly flow: Pick<SignInFlow, 'signIn' | 'signInWith' | 'retry'>;
  readonly connections: Pick<Connections, 'active' | 'all' | 'add' | 'switchTo'>;
  readonly session: Pick<Session<unknown>, 'state'>;
  readonly credentials: CredentialReader;
  readonly callbackAddress: () => Promise<string>;
  readonly domains: () => readonly string[];
  readonly sandbox: Pick<SandboxTenant, 'connection'>;
  readonly notify: Pick<Notifier, 'error'>;
}

/** *Sign In…*, *Sign In Again* and *Explore the Sandbox Tenant*. */
export class SignInCommands {
  readonly #options: SignInCommandsOptions;

  constructor(options: SignInCommandsOptions) {
    this.#options = options;
  }

  async signIn(known?: Pick<KnownAnswers, 'scope'>): Promise<SignInOutcome> {
    return this.#options.flow.signIn(known);
  }

  /** What failed last, else the connection that was refused, else the one in use. */
  async again(): Promise<SignInOutcome> {
    const { flow, session, connections } = this.#options;
    const retried = flow.retry();
    if (retried) return retried;
    const { state } = session;
    if (state.kind === 'refused') return this.againFor(state.connection, state.code);
    return connections.active ? this.againFor(connections.active) : flow.signIn();
  }

  /** A new sign-in to the same tenant for the same person, from the step that is needed. */
  async againFor(connection: Connection, code?: string): Promise<SignInOutcome> {
    const { flow, credentials, domains, notify } = this.#options;
    const { kind, origin, email, readOnly } = connection;
    if (kind === 'sandbox') return flow.signIn();
    if (!isAllowedDomain(origin, domains())) {
      const problem = domainRefusal(origin);
      notify.error(problem);
      return { kind: 'failed', problem };
    }
    const known = { origin, email, method: kind };
    if (kind === 'accessKey') return flow.signIn({ ...known, first: 'key' });
    const record = await credentials.read(connection);
    if (kind === 'm2m')
      return flow.signIn({
        ...known,
        clientId: record?.kind === 'm2m' ? record.clientId : undefined,
        first: 'm2mId',
      });
    if (record?.kind !== 'user' || code === 'invalid_client')
      return flow.signIn({ ...known, scope: readOnly ? 'read' : 'read_write', first: 'clientId' });
    const { clientId, clientSecret, scope } = record;
    const redirectUri = await this.#options.callbackAddress();
    return flow.signInWith({
      method: 'user',
      origin,
      email,
      clientId,
      clientSecret,
      scope,
      redirectUri,
      readOnly,
    });
  }

  async exploreSandbox(): Promise<void> {
    const { connections, sandbox } = this.#options;
    const known = connections.all.find(({ kind }) => kind === 'sandbox');
    if (known) await connections.switchTo(known.id);
    else await connections.add(await sandbox.connection());
  }
}
