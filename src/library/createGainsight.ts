import type { AuditSink } from '../audit/entry';
import { systemTimeZone } from '../base/dates';
import { lazy } from '../base/lazy';
import { normaliseDomain } from '../gainsight/domain';
import type { Confirm } from '../tools/executor';
import { publishedName } from '../tools/aliases';
import { catalogue } from '../tools/catalogue';
import type {
  CallOptions,
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
import { Standalone } from './standalone';
import { standaloneAudit } from './standaloneAudit.node';
import { defaultAuditFolder, loginsFolder } from './stateFolder.node';
import { sandboxSource, type Secret, type TenantSource } from './tenantSource';

export const createGainsight: CreateGainsight = (options) => {
  const fixed = 'sandbox' in options ? instantOf(options.now) : undefined;
  const now = () => fixed ?? new Date();
  const { readOnly = false, tools = [], excludeTools = [], auditDetail = 'masked' } = options;
  const { auditFolder = defaultAuditFolder() } = options;
  // Callers without types may give anything: whatever is not known keeps less.
  const detail = () => (auditDetail === 'masked' ? 'masked' : 'none');
  // A program's environment is its own: its state is where that says.
  const audit = standaloneAudit(auditFolder, { detail, retentionDays: retentionOf(options) }, {});
  const fixedRules = { allow: known(tools), exclude: known(excludeTools) };
  const { source, isReadOnly } = openingOf(options, audit, now);
  const gainsight = new Standalone({
    source,
    rules: () => ({ ...fixedRules, readOnly: readOnly || isReadOnly() }),
    audit,
    now,
  });
  const definitions = lazy(() => gainsight.definitions());
  return {
    get tools() {
      return definitions();
    },
    call: async (name, input = {}, { signal, confirm, maxCharacters }: CallOptions = {}) => {
      const text = await gainsight.run(name, input, {
        door: 'code',
        signal: signal ?? new AbortController().signal,
        maxCharacters,
        confirm: confirm && confirmedBy(confirm),
      });
      // The executor's answers are JSON objects with a status.
      return JSON.parse(text) as ToolAnswer;
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

function openingOf(options: GainsightOptions, audit: AuditSink, now: () => Date): LoginOpening {
  if ('login' in options) return loginOf(options, audit, now);
  const source = 'sandbox' in options ? sandboxOf(options, now) : tenantOf(options, audit, now);
  return { source, isReadOnly: () => false };
}

function loginOf(options: LoginOptions, audit: AuditSink, now: () => Date): LoginOpening {
  const { domain, userEmail = '', fetch = globalThis.fetch } = options;
  return loginOpening({
    ...{ audit, now, door: 'code', email: userEmail },
    origin: normaliseDomain(domain),
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
  const where = { origin: normaliseDomain(domain), email: userEmail };
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
    const yes = await ask({ title, tenant, values, warnings, unchecked });
    signal.throwIfAborted();
    // Only a plain yes: a caller without types may hand back anything.
    return Object.is(yes, true) ? 'accepted' : 'declined';
  };
}
