import type { Tenant } from '../../data/tenant';
import { isGainsightError } from '../../gainsight/errors';
import type { Company } from '../../model/company';
import type { Detail } from '../rows/detail';
import type { Untrusted } from '../untrusted';

/** Whom a brief is about, and how it is read and written. */
export interface BriefContext {
  readonly company: Company;
  readonly tenant: Tenant;
  readonly untrusted: Untrusted;
  readonly detail: Detail;
  readonly signal: AbortSignal;
}

/** A section of the brief, and what it finds missing. */
export interface BriefPart {
  readonly value: object;
  readonly gaps: readonly string[];
}

/** A section that could be read, or why it could not. */
export type ReadPart = BriefPart | { readonly problem: string };

/** One closed source must not take the others with it; what concerns every call is thrown on. */
export async function readPart(part: Promise<BriefPart>): Promise<ReadPart> {
  try {
    return await part;
  } catch (error) {
    if (!isGainsightError(error, 'forbidden', 'notFound', 'rejected', 'protocol')) throw error;
    return { problem: error.message };
  }
}
