import { Console } from 'node:console';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { AuditLog } from '../audit/auditLog.node';
import { checkTheKey, type NextSteps, signInWith } from '../library/nextSteps';
import { Standalone } from '../library/standalone';
import { standaloneAudit } from '../library/standaloneAudit.node';
import { auditKeysFolder, OF_RECORD, userFilePath } from '../library/stateFolder.node';
import { catalogue } from '../tools/catalogue';
import { type ChosenAudit, chosenAudit } from './auditChoice.node';
import { CallsUnderWay } from './callsUnderWay';
import { certificateNotices, trustedAuthorities } from './certificates.node';
import { endWithClient } from './ending.node';
import { readEnvironment, type ServerSettings } from './environment';
import { loginCommand } from './ownCommand';
import { createServer } from './server';
import { singleMessages } from './singleMessages.node';
import { openingOf, type OpeningParts } from './sources.node';
import { readUserFile } from './userFile.node';

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
  const audit = auditOf(chosen, say);
  const gainsight = await standaloneOf(settings, { audit, authorities, say });
  const calls = new CallsUnderWay();
  const server = createServer({
    gainsight: {
      definitions: () => gainsight.definitions(),
      names: () => gainsight.names(),
      progress: (name, input) => gainsight.progress(name, input),
      run: (name, input, options) => calls.follow(gainsight.run(name, input, options)),
    },
    version,
    writes: settings.writes,
    steps: stepsOf(settings),
    setTimer: (run, ms) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    onFault: (name) => say(`A call failed because of a fault in the server (${name}).`),
  });
  endWithClient({
    close: () => server.close(),
    settled: () => calls.over().then(() => audit.settled()),
  });
  await server.connect(new StdioServerTransport(singleMessages(process.stdin)));
}

function auditOf({ folder, detail, retentionDays }: ChosenAudit, say: (line: string) => void): AuditLog {
  const choices = { detail: () => detail, retentionDays: () => retentionDays };
  const onUnverifiable = (): void =>
    say(
      `The key of the audit log cannot be kept, so nobody will be able to verify its lines. Let your own user write to ${auditKeysFolder(OF_RECORD)}.`,
    );
  return standaloneAudit(folder, { ...choices, onUnverifiable });
}

async function standaloneOf(
  { tenant, rules }: ServerSettings,
  { audit, ...parts }: Omit<OpeningParts, 'now'>,
): Promise<Standalone> {
  const fixed = tenant.kind === 'sandbox' ? tenant.now : undefined;
  const now = () => fixed ?? new Date();
  const { source, isReadOnly } = await openingOf(tenant, { ...parts, audit, now });
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
