// The catalogue for clients of the Model Context Protocol: `node dist/mcp.js`, configured by its environment. With
// arguments it does what a person asks of it in a terminal.
import { isGainsightError } from '../gainsight/errors';
import { isEnvironmentError } from './environmentError';
import { serve } from './serve.node';

/** Filled in by the build. */
declare const PRODUCT_VERSION: string;

const USAGE_STATUS = 2;

async function main(args: readonly string[]): Promise<void> {
  if (args.length === 0) return serve(PRODUCT_VERSION, say);
  const { runCommand } = await import('./commands/commandLine.node');
  process.exitCode = await runCommand(args, PRODUCT_VERSION, say);
}

function say(line: string): void {
  process.stderr.write(`gainsight: ${line}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const usage = isEnvironmentError(error);
  say(
    usage || isGainsightError(error)
      ? error.message
      : `This could not be done (${error instanceof Error ? error.name : ''}).`,
  );
  process.exit(usage ? USAGE_STATUS : 1);
});
