import { timingSafeEqual } from 'node:crypto';
import type { AuditKey, Purpose } from './chainKey.node';
import { parsedJson } from './parsedJson';

const MAC_LENGTH = 43;
const TAIL = /^,"mac":"([\w-]{43})"\}$/;
const TAIL_LENGTH = ',"mac":"'.length + MAC_LENGTH + '"}'.length;

/** A JSON text that was sealed, taken apart: the bytes that the mac speaks for, and the mac as it stands there. */
export interface Sealed {
  readonly body: Uint8Array;
  readonly mac: string;
}

/** What the sealed bytes say; undefined where they are no JSON. */
export function saidBy({ body }: Sealed): unknown {
  return parsedJson(Buffer.from(body).toString());
}

/** An object as JSON with a mac at its end, over what went before (nothing, or the mac of the line before) and itself. */
export function seal(
  members: Readonly<Record<string, unknown>>,
  key: AuditKey,
  purpose: Purpose,
  previous = '',
): { readonly text: string; readonly mac: string } {
  const body = JSON.stringify(members);
  const mac = key.macOf(purpose, previous, body);
  return { text: `${body.slice(0, -1)},"mac":"${mac}"}`, mac };
}

/** Byte by byte as it was sealed, so that no two spellings of the same JSON pass for one another. */
export function takenApart(bytes: Uint8Array): Sealed | undefined {
  const cut = bytes.length - TAIL_LENGTH;
  if (cut < 1) return undefined;
  const mac = TAIL.exec(Buffer.from(bytes.subarray(cut)).toString('latin1'))?.[1];
  return mac === undefined ? undefined : { body: Buffer.concat([bytes.subarray(0, cut), BRACE]), mac };
}

const BRACE = Buffer.from('}');

/** Whether this key made the mac after `previous`. */
export function isGenuine({ body, mac }: Sealed, key: AuditKey, purpose: Purpose, previous = ''): boolean {
  return timingSafeEqual(Buffer.from(mac), Buffer.from(key.macOf(purpose, previous, body)));
}
