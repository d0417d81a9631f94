import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import type { AuditDetail } from '../audit/entry';
import { EnvironmentError } from './environmentError';

/** What the person at this machine allows beyond the defaults. A project cannot write it. */
export interface UserFile {
  /** Domains of tenants beside *.gainsightcloud.com to which a key may go. */
  readonly domains: readonly string[];
  readonly writes: 'confirm' | 'allow';
  /** Files with authorities to trust beside the usual ones, such as a company's own. */
  readonly certificates: readonly string[];
  /** Where the record of servers goes, and how much of a call is in it; `masked` in the user's state folder by default. */
  readonly auditFolder?: string | undefined;
  readonly auditDetail?: AuditDetail | undefined;
}

const NOTHING_ALLOWED: UserFile = { domains: [], writes: 'confirm', certificates: [] };

/** The file's content; a file that is not there allows nothing. Throws an EnvironmentError when it does not parse. */
export async function readUserFile(file: string): Promise<UserFile> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    // A system error has a code.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return NOTHING_ALLOWED;
    throw new EnvironmentError(`${file} cannot be read.`);
  }
  const texts = () => z._default(z.array(z.string().check(z.minLength(1))), []);
  const schema = z.strictObject({
    domains: texts(),
    writes: z._default(z.enum(['confirm', 'allow']), 'confirm'),
    certificates: texts(),
    auditFolder: z.optional(z.string().check(z.refine((text) => path.isAbsolute(text)))),
    auditDetail: z.optional(z.enum(['masked', 'none'])),
  });
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new EnvironmentError(
    `${file} must be JSON such as {"domains": ["gainsight.example.com"], "writes": "confirm"}.`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
