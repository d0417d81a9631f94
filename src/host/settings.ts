import * as vscode from 'vscode';
import { isTimeZone, systemTimeZone } from '../base/dates';
import { DisposableOwner } from '../base/disposable';
import { Emitter } from '../base/emitter';

/** Every setting of the extension; a test compares them with the manifest. */
export const SETTING_NAMES = [
  'gainsight.callsPerMinute',
  'gainsight.timeZone',
  'gainsight.timeline.typesThatAreNoTouch',
  'gainsight.health.columns',
  'gainsight.fiscalYearStartMonth',
  'gainsight.readOnly',
  'gainsight.tools.allow',
  'gainsight.tools.exclude',
  'gainsight.confirmWrites',
  'gainsight.mcp.register',
  'gainsight.domains',
  'gainsight.oauth.clientId',
  'gainsight.oauth.callback',
  'gainsight.oauth.port',
  'gainsight.audit.retentionDays',
  'gainsight.audit.detail',
] as const;

export type SettingName = (typeof SETTING_NAMES)[number];

/** What of the health objects can be named by hand where it is not found by itself. */
export const HEALTH_COLUMN_NAMES = [
  'historyObject',
  'historyCompany',
  'historyDate',
  'historyScore',
  'historyGranularity',
  'factObject',
  'factCompany',
  'factMeasure',
  'factScore',
  'factPrevious',
  'factTrend',
  'factChangedAt',
  'factComment',
  'schemeObject',
  'schemeLabel',
  'schemeScore',
  'schemeColor',
  'schemeFrom',
  'schemeTo',
] as const;

export type HealthColumnName = (typeof HEALTH_COLUMN_NAMES)[number];

/** The port of the callback where none, or none that can be, is set: no well-known service uses it. */
export const DEFAULT_OAUTH_PORT = 53682;
const LOWEST_PORT = 1024;
const HIGHEST_PORT = 65_535;

const DEFAULT_AUDIT_DAYS = 90;

const MAX_CALLS_PER_MINUTE = 100;
const DEFAULT_CALLS_PER_MINUTE = 60;

/** The user's settings, read at each use. Settings are files that people edit: what does not fit is left out. */
export class Settings extends DisposableOwner {
  readonly #changed = this.register(new Emitter<SettingName>());

  readonly onDidChange = this.#changed.event;

  constructor() {
    super();
    this.register(
      vscode.workspace.onDidChangeConfiguration((change) => {
        for (const name of SETTING_NAMES) if (change.affectsConfiguration(name)) this.#changed.fire(name);
      }),
    );
  }

  get callsPerMinute(): number {
    const value = read('gainsight.callsPerMinute');
    if (typeof value !== 'number' || !Number.isFinite(value)) return DEFAULT_CALLS_PER_MINUTE;
    return Math.min(MAX_CALLS_PER_MINUTE, Math.max(1, Math.floor(value)));
  }

  /** The zone in which days begin and end: the one set, else this machine's. */
  get timeZone(): string {
    const value = read('gainsight.timeZone');
    return typeof value === 'string' && isTimeZone(value) ? value : systemTimeZone();
  }

  /** Timeline activity types that do not count as a touch. */
  get nonTouchTypes(): readonly string[] {
    return texts(read('gainsight.timeline.typesThatAreNoTouch'));
  }

  get healthColumns(): Readonly<Partial<Record<HealthColumnName, string>>> {
    const value = read('gainsight.health.columns');
    if (typeof value !== 'object' || value === null) return {};
    const given = new Map<string, unknown>(Object.entries(value));
    const named = HEALTH_COLUMN_NAMES.flatMap((name) => {
      const text = given.get(name);
      return typeof text === 'string' && text.trim() !== '' ? [[name, text.trim()] as const] : [];
    });
    return Object.fromEntries(named);
  }

  /** The month that the fiscal year begins with, from 1 to 12. */
  get fiscalYearStartMonth(): number {
    const value = read('gainsight.fiscalYearStartMonth');
    return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 12 ? Number(value) : 1;
  }

  /** Nothing may be written. Whatever is no clear `false` is taken for the careful choice. */
  get readOnly(): boolean {
    return (read('gainsight.readOnly') ?? false) !== false;
  }

  /** Names of the tools that may be used; empty = all. */
  get allowedTools(): readonly string[] {
    return toolNames(read('gainsight.tools.allow'));
  }

  /** Names of tools that may not be used. */
  get excludedTools(): readonly string[] {
    return toolNames(read('gainsight.tools.exclude'));
  }

  /** Whether VS Code's own MCP clients are offered the server too. */
  get registersMcp(): boolean {
    return read('gainsight.mcp.register') === true;
  }

  /** Tenants that may be connected to, as `isAllowedDomain` takes them. What cannot be read lets nobody in. */
  get domains(): readonly string[] {
    const value = read('gainsight.domains') ?? [];
    if (Array.isArray(value)) return value.map((item) => (typeof item === 'string' ? item : '?'));
    return typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean) : ['?'];
  }

  /** The application that people sign in with; undefined where they are to be asked. */
  get oauthClientId(): string | undefined {
    const value = read('gainsight.oauth.clientId');
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  }

  /** How the browser brings its answer back: by an address that VS Code opens, or by a port of this machine. */
  get oauthCallback(): 'uri' | 'loopback' {
    return read('gainsight.oauth.callback') === 'loopback' ? 'loopback' : 'uri';
  }

  get oauthPort(): number {
    const value = read('gainsight.oauth.port');
    const fits = Number.isInteger(value) && Number(value) >= LOWEST_PORT && Number(value) <= HIGHEST_PORT;
    return fits ? Number(value) : DEFAULT_OAUTH_PORT;
  }

  /** How many days the lines of the audit log are kept. What is no number of days deletes nothing early. */
  get auditRetentionDays(): number {
    const value = read('gainsight.audit.retentionDays');
    if (typeof value !== 'number' || !Number.isFinite(value)) return DEFAULT_AUDIT_DAYS;
    return Math.max(1, Math.floor(value));
  }

  /** Whether a line holds what the call was given, masked. Whatever is not clearly that keeps it out. */
  get auditDetail(): 'masked' | 'none' {
    return (read('gainsight.audit.detail') ?? 'masked') === 'masked' ? 'masked' : 'none';
  }

  /** Whether a write is confirmed in the chat alone, or by a question of our own too. */
  get confirmWrites(): 'chat' | 'always' {
    return (read('gainsight.confirmWrites') ?? 'chat') === 'chat' ? 'chat' : 'always';
  }
}

/** Names written as one text count too: passed over, they would let in what they are to keep out. */
function toolNames(value: unknown): readonly string[] {
  return texts(typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean) : value);
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function read(name: SettingName): unknown {
  return vscode.workspace.getConfiguration().get<unknown>(name);
}
