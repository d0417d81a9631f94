import type { Disposable } from '../base/disposable';
import { DisposableOwner } from '../base/disposable';
import { lazy } from '../base/lazy';
import type { Commands } from '../host/commands';
import type { AuditCommands, AuditViewParts } from './auditCommands';
import { kindOfGsid } from '../model/recordKind';

export interface AuditViewDependencies extends AuditViewParts {
  readonly commands: Pick<Commands, 'register'>;
}

/** Registers the commands of the record; what they do is loaded with the first of them that somebody runs. */
export function registerAuditView(dependencies: AuditViewDependencies): Disposable {
  return new AuditView(dependencies);
}

class AuditView extends DisposableOwner {
  constructor({ commands, ...parts }: AuditViewDependencies) {
    super();
    const loaded = lazy(async (): Promise<AuditCommands> => {
      const { AuditCommands } = await import('./auditCommands');
      return this.register(new AuditCommands(parts));
    });
    commands.register('gainsight.showAuditLog', async () => (await loaded()).show());
    commands.register('gainsight.verifyAuditLog', async () => (await loaded()).verify());
    commands.register('gainsight.exportAuditLog', async () => (await loaded()).export());
    commands.register('gainsight.openAuditRecord', async (gsid, tenant) => {
      const kind = typeof gsid === 'string' ? kindOfGsid(gsid) : undefined;
      if (typeof gsid === 'string' && kind)
        await parts.openRecord({ gsid, kind, tenant: typeof tenant === 'string' ? tenant : undefined });
    });
  }
}
