import { loginArguments } from '../library/nextSteps';

/** How this server was started, as its process knows it. */
export interface Started {
  readonly script: string;
  readonly windows: boolean;
}

const LAUNCHER = 'gainsight-mcp.cjs';

/** The command line that starts this server, for people to put arguments behind: by its launcher where it has one. */
export function ownCommand({ script, windows }: Started): string {
  if (!script.endsWith(LAUNCHER)) return `node ${quoted(script)}`;
  const launcher = script.slice(0, -LAUNCHER.length);
  return windows ? quoted(`${launcher}gainsight-mcp.cmd`) : `sh ${quoted(`${launcher}gainsight-mcp.sh`)}`;
}

/** What to run to sign in to the tenant of this origin. */
export function loginCommand(started: Started, origin: string): string {
  return `${ownCommand(started)} ${loginArguments(origin)}`;
}

function quoted(path: string): string {
  return /^[\w./:\\-]+$/.test(path) ? path : `"${path}"`;
}
