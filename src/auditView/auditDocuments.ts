import { MemoryDocuments } from '../host/memoryDocuments';

export const AUDIT_SCHEME = 'gainsight-audit';

/** Read-only documents about the record. */
export class AuditDocuments extends MemoryDocuments {
  constructor() {
    super(AUDIT_SCHEME);
  }
}
