import { isGainsightError } from '../../gainsight/errors';

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
