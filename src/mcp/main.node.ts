// The catalogue for clients of the Model Context Protocol: `node dist/mcp.js`, configured by its environment.
import { Console } from 'node:console';
import path from 'node:path';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { Standalone } from '../library/standalone';
import { standaloneAudit } from '../library/standaloneAudit.node';
import { defaultAuditFolder } from '../library/stateFolder.node';
import { catalogue } from '../tools/catalogue';
import { certificateNotices, trustedAuthorities } from './certificates.node';
import { readEnvironment, type ServerSettings } from './environment';
import { EnvironmentError } from './environmentError';
import { createServer } from './server';
import { sourceOf } from './sources.node';
import { readUserFile, userFilePath } from './userFile.node';

/** Filled in by the build. */
declare const PRODUCT_VERSION: string;

const USAGE_STATUS = 2;
const LAST_MOMENT_MS = 5_000;

async function main(): Promise<void> {
  // Standard output belongs to the protocol, whatever a package wants to say there.
  globalThis.console = new Console(process.stderr, process.stderr);
  const permitted = await readUserFile(userFilePath());
  const names = catalogue.map(({ name }) => name);
  const settings = readEnvironment(process.env, permitted, names);
  const keyed = settings.tenant.kind === 'keyed';
  const authorities = keyed ? trustedAuthorities(permitted.certificates) : [];
  [...settings.notices, ...(keyed ? certificateNotices(process.env) : [])].forEach(say);
  const server = createServer({
    gainsight: standaloneOf(settings, authorities),
    version: PRODUCT_VERSION,
    writes: settings.writes,
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

function standaloneOf(settings: ServerSettings, authorities: readonly string[]): Standalone {
  const { tenant, rules } = settings;
  const fixed = tenant.kind === 'sandbox' ? tenant.now : undefined;
  const now = () => fixed ?? new Date();
  return new Standalone({
    source: sourceOf(tenant, now, authorities),
    rules,
    audit: standaloneAudit(auditFolder(settings)),
    now,
  });
}

function auditFolder({ auditDir }: ServerSettings): string {
  if (auditDir === undefined) return defaultAuditFolder();
  // A relative path would put the lines into whatever project the client was started in.
  if (path.isAbsolute(auditDir)) return auditDir;
  throw new EnvironmentError('GAINSIGHT_AUDIT_DIR must be an absolute path.');
}

function say(line: string): void {
  process.stderr.write(`gainsight: ${line}\n`);
}

main().catch((error: unknown) => {
  const usage = error instanceof EnvironmentError;
  say(
    usage ? error.message : `The server could not be started (${error instanceof Error ? error.name : ''}).`,
  );
  process.exit(usage ? USAGE_STATUS : 1);
});
