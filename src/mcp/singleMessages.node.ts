import { pipeline, type Readable, Transform } from 'node:stream';

const LINE_BREAK = 0x0a;
const LIST = '['.charCodeAt(0);
/** What the library takes for too much in one line; it is to see so much, and to end the connection. */
const MOST_BYTES = 10 * 1024 * 1024;

/**
 * What a client sends, with each batch taken apart. The protocol of 2025-03-26 lets clients put several messages into
 * one line, of which the library would answer none: so each comes alone, and is answered alone.
 */
export function singleMessages(input: Readable): Readable {
  let rest: Buffer = Buffer.alloc(0);
  const messages = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const bytes = Buffer.concat([rest, chunk]);
      const end = bytes.length > MOST_BYTES ? bytes.length : bytes.lastIndexOf(LINE_BREAK) + 1;
      rest = bytes.subarray(end);
      done(null, withoutBatches(bytes.subarray(0, end)));
    },
  });
  // Whoever reads no further does not wait for more to come.
  messages.on('pause', () => input.pause());
  messages.on('error', () => undefined);
  pipeline(input, messages, () => undefined);
  return messages;
}

function withoutBatches(lines: Buffer): Buffer {
  // As they came, unless one of them is a batch.
  if (lines[0] !== LIST && !lines.includes('\n[')) return lines;
  return Buffer.from(lines.toString().split('\n').map(takenApart).join('\n'));
}

function takenApart(line: string): string {
  if (!line.startsWith('[')) return line;
  try {
    const messages: unknown = JSON.parse(line);
    return Array.isArray(messages) ? messages.map((message) => JSON.stringify(message)).join('\n') : line;
  } catch {
    return line;
  }
}
