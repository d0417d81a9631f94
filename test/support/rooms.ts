import path from 'node:path';
import { type Import, importsOf } from './imports';

/** What the files of a room may import beside each other. Anything that is not named is an error. */
export interface Room {
  readonly rooms?: readonly string[];
  /** Rooms of which the types are known but nothing is run. */
  readonly typesOf?: readonly string[];
  /** Rooms that are loaded when they are needed, and not before. */
  readonly onDemand?: readonly string[];
  readonly packages?: readonly string[];
}

export const ROOMS: Readonly<Record<string, Room>> = {
  base: {},
  model: { rooms: ['base'] },
  gainsight: { rooms: ['base', 'model'], packages: ['zod', 'cockatiel', 'htmlparser2'] },
  auth: {
    rooms: ['base', 'gainsight'],
    typesOf: ['model'],
    packages: ['zod', 'oauth4webapi', 'proper-lockfile'],
  },
  data: { rooms: ['base', 'model', 'gainsight'] },
  sandbox: { rooms: ['base'], typesOf: ['model'] },
  audit: { rooms: ['base'], packages: ['zod'] },
  tools: { rooms: ['data', 'gainsight', 'model', 'base', 'audit'], packages: ['zod'] },
  reports: { rooms: ['tools', 'data', 'model', 'base'] },
  library: {
    rooms: ['tools', 'auth', 'audit', 'gainsight', 'data', 'base'],
    typesOf: ['model'],
    onDemand: ['sandbox'],
    packages: ['@napi-rs/keyring', 'zod'],
  },
  mcp: {
    rooms: ['library', 'tools', 'auth', 'audit', 'gainsight', 'base'],
    packages: ['@modelcontextprotocol/sdk', 'open', 'undici', 'zod'],
  },
  host: { rooms: ['base'], packages: ['vscode'] },
  account: {
    rooms: ['host', 'auth', 'audit', 'gainsight', 'base', 'model'],
    onDemand: ['sandbox'],
    packages: ['vscode'],
  },
  auditView: { rooms: ['host', 'audit', 'base', 'model'], packages: ['vscode'] },
  tree: { rooms: ['host', 'data', 'tools', 'model', 'base'], packages: ['vscode'] },
  documents: {
    rooms: ['host', 'tools', 'data', 'model', 'base'],
    onDemand: ['reports'],
    packages: ['vscode'],
  },
  notes: {
    rooms: ['documents', 'reports', 'host', 'tools', 'data', 'gainsight', 'base'],
    packages: ['marked', 'vscode', 'yaml'],
  },
  shared: { rooms: ['base', 'model'], packages: ['zod'] },
  webview: { rooms: ['shared', 'base', 'model'], packages: ['d3-array', 'd3-scale', 'd3-shape', 'zod'] },
  dashboards: {
    rooms: ['shared', 'documents', 'tree', 'tools', 'host', 'data', 'model', 'base'],
    packages: ['vscode'],
  },
  records: {
    rooms: ['documents', 'host', 'data', 'model', 'base'],
    packages: ['vscode'],
  },
  actions: {
    rooms: ['documents', 'host', 'tools', 'data', 'model', 'base'],
    onDemand: ['reports'],
    packages: ['vscode'],
  },
  chat: {
    rooms: ['host', 'tools', 'data', 'model', 'base'],
    onDemand: ['reports'],
    packages: ['vscode'],
  },
};

/** Files that stand beside the rooms and may import all of them. */
export const FILES_OUTSIDE_ROOMS: readonly string[] = [
  'src/compose.ts',
  'src/composeAccount.ts',
  'src/composeAudit.ts',
  'src/composeAuditView.ts',
  'src/composeChat.ts',
  'src/composeConnection.ts',
  'src/composeMcp.ts',
  'src/composeSignIn.ts',
  'src/composeState.ts',
  'src/composeTenants.ts',
  'src/extension.ts',
];

/** The only files that may need Node; everything else runs on what every JavaScript host has. */
export function mayUseNode(file: string): boolean {
  return file.endsWith('.node.ts') || file === 'src/sandbox/server.ts';
}

/** What in this file crosses a wall, one sentence each. `file` begins with `src/`. */
export function violationsOf(file: string, source: string): string[] {
  return importsOf(source).flatMap((one) => {
    const complaint = complaintAbout(file, one);
    return complaint === undefined ? [] : [`${file} ${complaint}`];
  });
}

/** The room of a file: the folder under src, or the file itself where it stands beside the rooms. */
export function roomOf(file: string): string {
  const [, folder = '', rest] = file.split('/');
  return rest === undefined ? file : folder;
}

function complaintAbout(file: string, one: Import): string | undefined {
  const { specifier } = one;
  if (specifier.startsWith('node:')) return mayUseNode(file) ? undefined : `needs Node: ${specifier}`;
  if (FILES_OUTSIDE_ROOMS.includes(file)) return undefined;
  const room = ROOMS[roomOf(file)];
  if (!room) return 'is in no room of the table';
  if (!specifier.startsWith('.')) {
    const name = packageName(specifier);
    return room.packages?.includes(name) ? undefined : `imports the package ${name}`;
  }
  return complaintAboutRoom(file, room, one);
}

function complaintAboutRoom(file: string, room: Room, one: Import): string | undefined {
  const target = path.posix.join(path.posix.dirname(file), one.specifier);
  if (!target.startsWith('src/')) return `reaches out of src: ${one.specifier}`;
  const other = roomOf(target);
  if (other === roomOf(file) || room.rooms?.includes(other)) return undefined;
  if (room.typesOf?.includes(other))
    return one.kind === 'type' ? undefined : `may know ${other} by its types only`;
  if (room.onDemand?.includes(other))
    return one.kind === 'static' ? `may load ${other} on demand only` : undefined;
  return `imports ${other}`;
}

function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
