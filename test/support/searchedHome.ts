import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { McpHome } from '../unit/mcp/mcpHome';
import { SERVER } from '../unit/mcp/mcpProcess';
import { ACCOUNT_MARKER, API_FAULTS, DETAIL_MARKER, type EchoingTenant, TOKEN_FAULTS } from './echoingTenant';
import { deepText } from './tokenServer';

/** When whoever asks gives up: soon where no answer comes, or would only after several attempts. */
const patienceMs = (fault: string): number => (/^(?:slow|cut)$/.test(fault) ? 300 : 8_000);
/** Makes the server say something at its start. */
const STDERR_MARKER = 'GAINSIGHT_PLANTED_MARKER';
const WHERE = { conditions: [{ name: 'Gsid', operator: 'EQ', value: ACCOUNT_MARKER }] };
const CREATE = { company_gsid: ACCOUNT_MARKER, cta_type: 'Risk', name: 'Call them' };
type Call = readonly [fault: string, tool: string, input: Record<string, unknown>];

/** A read under every fault, and the writes for which the calls of one minute are enough. */
export const CALLS: readonly Call[] = ['rejected', ...API_FAULTS, ...TOKEN_FAULTS].flatMap(
  (fault): Call[] => {
    const read: Call = [fault, 'gainsight_company_query', { where: WHERE }];
    const writes = fault === 'none' || fault === 'unauthorized';
    return writes ? [read, [fault, 'gainsight_cta_create', CREATE]] : [read];
  },
);

/** How a process is given its proof; `login` is a person's sign-in that is stored. */
export type ProofKind = 'accessKey' | 'm2m' | 'login';

/** A process with a key or client of its own calls nothing any more after one of these. */
const ENDS: Readonly<Record<ProofKind, readonly string[]>> = {
  accessKey: ['unauthorized'],
  m2m: ['unauthorized', 'tokenInvalidGrant', 'tokenInError', 'tokenBesideError'],
  login: [],
};

/** The faults that one of this kind can meet. */
export function faultsFor(kind: ProofKind): readonly string[] {
  return kind === 'accessKey' ? API_FAULTS : [...API_FAULTS, ...TOKEN_FAULTS];
}

/** All calls of one of this kind, by process: what ends one comes last in it. */
export function runsFor(kind: ProofKind): readonly (readonly Call[])[] {
  const of = (faults: readonly string[]): readonly Call[] =>
    CALLS.filter(([fault]) => faults.includes(fault));
  const ends = ENDS[kind];
  const going = of(faultsFor(kind).filter((fault) => !ends.includes(fault)));
  const [last, ...alone] = ends.map((fault) => of([fault]));
  return [[...going, ...(last ?? [])], ...alone];
}

/** What several processes left, as if it were of one. */
export function together(all: readonly Places[]): Places {
  const names = Object.keys(all[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, all.map((places) => places[name]).join('\n')]));
}

export type Places = Record<string, string>;

/** Program that uses the package as code: every call under every fault, and all that came back on standard output. */
const PROGRAM = `
const { createGainsight } = require(process.argv[2]);
const { inspect } = require('node:util');
const { url, calls, more, patience } = JSON.parse(process.argv[3]);
const { KEY, ID, SECRET } = process.env;
const proof = KEY ? { accessKey: KEY } : ID ? { clientId: ID, clientSecret: SECRET } : { login: true };
const tell = (value) => console.log(inspect(value, { depth: 20, showHidden: true, getters: true, maxStringLength: null }), JSON.stringify(value));
(async () => {
  const gainsight = createGainsight({ domain: url, ...proof, ...more });
  for (const [fault, name, input] of calls) {
    await fetch(url + '/_fault', { method: 'POST', body: fault }).catch(() => undefined);
    await gainsight.call(name, input, { confirm: () => true, signal: AbortSignal.timeout(patience[fault]) }).then(tell, tell);
  }
  process.exit();
})();
`;

/** A user's home folder, the processes in it, and everything that they leave there or say. */
export class SearchedHome extends McpHome {
  get #preload(): string {
    return path.join(this.folder, 'home.cjs');
  }

  /** Each file but a vault's, with its name. */
  files(): string {
    return readdirSync(this.folder, { recursive: true, encoding: 'utf8' })
      .map((name) => path.join(this.folder, name))
      .filter((file) => statSync(file).isFile() && !file.endsWith('.secret'))
      .map((file) => `${file}\n${readFileSync(file, 'latin1')}`)
      .join('\n');
  }

  /** All calls under all faults, over the protocol. */
  async tryServer(
    tenant: EchoingTenant,
    env: Record<string, string>,
    calls: readonly Call[] = CALLS,
  ): Promise<Places> {
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: ['--require', this.#preload, SERVER],
      env: {
        ...plainEnvironment(),
        GAINSIGHT_DOMAIN: tenant.url,
        GAINSIGHT_WRITES: 'allow',
        [STDERR_MARKER]: '1',
        ...env,
      },
      stderr: 'pipe',
    });
    let said = '';
    transport.stderr?.on('data', (chunk) => (said += String(chunk)));
    const client = new Client({ name: 'test', version: '1.0.0' });
    await client.connect(transport);
    const answers = [];
    for (const [fault, name, input] of calls) {
      tenant.fault = fault;
      const signal = AbortSignal.timeout(patienceMs(fault));
      const call = client.callTool({ name, arguments: input }, undefined, { signal });
      answers.push(await call.then(JSON.stringify, deepText));
    }
    const started = readFileSync(`/proc/${transport.pid ?? 0}/cmdline`, 'latin1');
    await client.close();
    return { answers: answers.join('\n'), 'standard error': said, arguments: started, files: this.files() };
  }

  /** The same from a program. */
  async tryProgram(
    tenant: EchoingTenant,
    env: Record<string, string>,
    more: object,
    calls: readonly Call[] = CALLS,
  ): Promise<Places> {
    const program = path.join(this.folder, 'program.cjs');
    writeFileSync(program, PROGRAM);
    const options = {
      url: tenant.url,
      calls,
      more,
      patience: Object.fromEntries(calls.map(([fault]) => [fault, patienceMs(fault)])),
    };
    const args = [
      '--require',
      this.#preload,
      program,
      path.resolve('dist/tools.js'),
      JSON.stringify(options),
    ];
    const child = spawn(process.execPath, args, { env: { ...plainEnvironment(), ...env } });
    let [out, error] = ['', ''];
    child.stdout.on('data', (chunk) => (out += String(chunk)));
    child.stderr.on('data', (chunk) => (error += String(chunk)));
    await new Promise((resolve) => child.on('close', resolve));
    return {
      answers: out,
      'standard error': error || STDERR_MARKER,
      arguments: args.join(' '),
      files: this.files(),
    };
  }
}

/** What of these places was not shown to hold what was planted. */
export function unproven(places: Places, home: SearchedHome, answered = DETAIL_MARKER): string[] {
  const markers: Places = {
    answers: answered,
    'standard error': STDERR_MARKER,
    arguments: path.basename(home.folder),
    files: ACCOUNT_MARKER,
  };
  return Object.keys(places).filter((place) => !places[place]?.includes(markers[place] ?? place));
}

function plainEnvironment(): Record<string, string> {
  const { PATH = '' } = process.env;
  return { PATH, TZ: 'Europe/Berlin' };
}
