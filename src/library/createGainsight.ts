import type { AuditSink } from '../audit/entry';
import { abortable } from '../base/abort';
import { systemTimeZone } from '../base/dates';
import { lazyByKey } from '../base/lazy';
import { normaliseDomain } from '../gainsight/domain';
import type { Confirm } from '../tools/executor';
import { publishedName } from '../tools/aliases';
import { catalogue } from '../tools/catalogue';
import type {
  CallOptions,
  CommonOptions,
  CreateGainsight,
  GainsightOptions,
  LoginOptions,
  SandboxOptions,
  TenantOptions,
  ToolAnswer,
} from './api';
import { guardedSource } from './guardedSource';
import { type LoginOpening, loginOpening } from './loginSource';
import { loginsIn } from './logins.node';
import { checkTheKey, loginArguments, type NextSteps, signInWith, withNextStep } from './nextSteps';
import { Standalone } from './standalone';
import { standaloneAudit } from './standaloneAudit.node';
import { defaultAuditFolder, loginsFolder } from './stateFolder.node';
import { sandboxSource, type Secret, type TenantSource } from './tenantSource';

export const createGainsight: CreateGainsight = (options) => {
  const fixed = isSandbox(options) ? instantOf(options.now) : undefined;
  const now = () => fixed ?? new Date();
  const { readOnly = false, tools = [], excludeTools = [], auditDetail = 'masked' } = options;
  const { auditFolder = defaultAuditFolder() } = options;
  // Callers without types may give anything: whatever is not known keeps less.
  const detail = () => (auditDetail === 'masked' ? 'masked' : 'none');
  // A program's environment is its own: its state is where that says.
  const audit = standaloneAudit(auditFolder, { detail, retentionDays: retentionOf(options) }, {});
  const fixedRules = { allow: known(tools), exclude: known(excludeTools) };
  const { source, isReadOnly } = openingOf(options, audit, now);
  const steps = stepsOf(options);
  const gainsight = new Standalone({
    source,
    rules: () => ({ ...fixedRules, readOnly: readOnly || isReadOnly() }),
    audit,
    now,
  });
  // Which there are depends on the rights of a sign-in, and another may be made at any time.
  const definitions = lazyByKey(() => gainsight.definitions());
  return {
    get tools() {
      return definitions(gainsight.names().join());
    },
    call: async (name, input = {}, { signal, confirm, maxCharacters }: CallOptions = {}) => {
      const text = await gainsight.run(name, input, {
        door: 'code',
        signal: signal ?? new AbortController().signal,
        maxCharacters,
        confirm: confirm && confirmedBy(confirm),
      });
      // The executor's answers are JSON objects with a status.
      return withNextStep(JSON.parse(text) as ToolAnswer, steps);
    },
  };
};

/** Undefined where nothing was said of it: then nothing is deleted. */
function retentionOf({ auditRetentionDays: days }: GainsightOptions): (() => number) | undefined {
  if (days === undefined) return undefined;
  if (Number.isInteger(days) && days >= 1) return () => days;
  throw new TypeError('auditRetentionDays must be a whole number of days.');
}

/** A name that is no tool is a mistake: one mistyped among the exclusions would let its tool in. */
function known(names: readonly string[]): readonly string[] {
  const published = names.map(publishedName);
  const unknown = published.find((name) => catalogue.every((tool) => tool.name !== name));
  if (unknown !== undefined) throw new TypeError(`There is no tool ${unknown}.`);
  return published;
}

/** What says `sandbox: false` names a tenant: made-up records must never pass for that tenant's. */
function isSandbox(options: GainsightOptions): options is SandboxOptions & CommonOptions {
  return 'sandbox' in options && Object.is(options.sandbox, true);
}

function isLogin(options: GainsightOptions): options is LoginOptions & CommonOptions {
  return 'login' in options && Object.is(options.login, true);
}

function openingOf(options: GainsightOptions, audit: AuditSink, now: () => Date): LoginOpening {
  const isReadOnly = () => false;
  if (isLogin(options)) return loginOf(options, audit, now);
  if (isSandbox(options)) return { source: sandboxOf(options, now), isReadOnly };
  return { source: tenantOf(options, audit, now), isReadOnly };
}

function stepsOf(options: GainsightOptions): NextSteps {
  if (!isLogin(options)) return checkTheKey('program');
  return signInWith(`run \`${loginArguments(originOf(options.domain))}\` of the Gainsight MCP server`);
}

function originOf(domain: string): string {
  if (domain) return normaliseDomain(domain);
  throw new TypeError('Give the domain of your tenant, or sandbox: true.');
}

function loginOf(options: LoginOptions, audit: AuditSink, now: () => Date): LoginOpening {
  const { domain, userEmail = '', fetch = globalThis.fetch } = options;
  return loginOpening({
    ...{ audit, now, door: 'code', email: userEmail },
    origin: originOf(domain),
    fetch: async () => fetch,
    logins: loginsIn(loginsFolder()).logins,
    onUnstorable: () => undefined,
  });
}

function sandboxOf({ data }: SandboxOptions, now: () => Date): () => Promise<TenantSource> {
  return () => sandboxSource({ now, timeZone: systemTimeZone(), data });
}

function tenantOf(options: TenantOptions, audit: AuditSink, now: () => Date): () => Promise<TenantSource> {
  const { domain, userEmail = '', fetch = globalThis.fetch } = options;
  const where = { origin: originOf(domain), email: userEmail };
  const source = guardedSource({ ...where, secret: secretOf(options), fetch }, { audit, now, door: 'code' });
  return async () => source;
}

function secretOf({ accessKey, clientId, clientSecret }: TenantOptions): Secret {
  if (accessKey) return { kind: 'accessKey', key: accessKey };
  if (clientId && clientSecret) return { kind: 'm2m', clientId, clientSecret };
  throw new TypeError('Give accessKey, or clientId and clientSecret.');
}

function instantOf(now: Date | string | undefined): Date | undefined {
  if (now === undefined) return undefined;
  const instant = new Date(now);
  if (Number.isNaN(instant.getTime())) throw new TypeError('now must be a date.');
  return instant;
}

function confirmedBy(ask: NonNullable<CallOptions['confirm']>): Confirm {
  return async ({ title, tenant, values, warnings, unchecked }, _shown, signal) => {
    const asked = Promise.resolve(ask({ title, tenant, values, warnings, unchecked }));
    // Whoever gives the call up does not wait for a person who never answers.
    const yes = await abortable(asked, signal);
    // Only a plain yes: a caller without types may hand back anything.
    return Object.is(yes, true) ? 'accepted' : 'declined';
  };
}
