import { Console } from 'node:console';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { checkTheKey, type NextSteps, signInWith } from '../library/nextSteps';
import { Standalone } from '../library/standalone';
import { standaloneAudit } from '../library/standaloneAudit.node';
import { auditKeysFolder, OF_RECORD, userFilePath } from '../library/stateFolder.node';
import { catalogue } from '../tools/catalogue';
import { type ChosenAudit, chosenAudit } from './auditChoice.node';
import { certificateNotices, trustedAuthorities } from './certificates.node';
import { readEnvironment, type ServerSettings } from './environment';
import { loginCommand } from './ownCommand';
import { createServer } from './server';
import { openingOf } from './sources.node';
import { readUserFile } from './userFile.node';

const LAST_MOMENT_MS = 5_000;

/** The server on standard input and output, until its client goes away. */
export async function serve(version: string, say: (line: string) => void): Promise<void> {
  // Standard output belongs to the protocol, whatever a package wants to say there.
  globalThis.console = new Console(process.stderr, process.stderr);
  const permitted = await readUserFile(userFilePath());
  const names = catalogue.map(({ name }) => name);
  const settings = readEnvironment(process.env, permitted, names);
  const overNetwork = settings.tenant.kind !== 'sandbox';
  const authorities = overNetwork ? trustedAuthorities(permitted.certificates) : [];
  const chosen = await chosenAudit(settings.audit, permitted);
  const notices = [...settings.notices, ...chosen.notices];
  [...notices, ...(overNetwork ? certificateNotices(process.env) : [])].forEach(say);
  const server = createServer({
    gainsight: await standaloneOf(settings, chosen, authorities, say),
    version,
    writes: settings.writes,
    steps: stepsOf(settings),
    setTimer: (run, ms) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    onFault: (name) => say(`A call failed because of a fault in the server (${name}).`),
  });
  // The client went away: what is under way gets a moment to end, and holds nothing up after it.
  process.stdin.once('end', () => setTimeout(() => process.exit(), LAST_MOMENT_MS).unref());
  process.stdout.once('error', () => process.exit());
  await server.connect(new StdioServerTransport());
}

async function standaloneOf(
  settings: ServerSettings,
  chosen: ChosenAudit,
  authorities: readonly string[],
  say: (line: string) => void,
): Promise<Standalone> {
  const { tenant, rules } = settings;
  const fixed = tenant.kind === 'sandbox' ? tenant.now : undefined;
  const now = () => fixed ?? new Date();
  const { folder, detail, retentionDays } = chosen;
  const choices = { detail: () => detail, retentionDays: () => retentionDays };
  const onUnverifiable = (): void =>
    say(
      `The key of the audit log cannot be kept, so nobody will be able to verify its lines. Let your own user write to ${auditKeysFolder(OF_RECORD)}.`,
    );
  const audit = standaloneAudit(folder, { ...choices, onUnverifiable });
  const { source, isReadOnly } = await openingOf(tenant, { now, authorities, audit, say });
  return new Standalone({
    source,
    rules: () => ({ ...rules, readOnly: rules.readOnly || isReadOnly() }),
    audit,
    now,
  });
}

function stepsOf({ tenant }: ServerSettings): NextSteps {
  if (tenant.kind !== 'login') return checkTheKey('server');
  const started = { script: process.argv[1] ?? 'mcp.js', windows: process.platform === 'win32' };
  return signInWith(`run \`${loginCommand(started, tenant.origin)}\``);
}
