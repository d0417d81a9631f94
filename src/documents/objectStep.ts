import { l10n } from 'vscode';
import type { Tenant } from '../data/tenant';
import { describeFailure } from '../host/failure';
import type { SearchStep } from '../host/inputSteps';
import type { Log } from '../host/log';

/** Asks for an object of the tenant's data model, by a part of its name. */
export function objectStep(
  { metadata }: Pick<Tenant, 'metadata'>,
  log: Pick<Log, 'warn'>,
): SearchStep<'object'> {
  return {
    name: 'object',
    placeholder: l10n.t('Which object? Part of its name'),
    search: async (text, signal) => {
      const words = text.toLowerCase();
      const all = await metadata.objects(signal);
      return all
        .filter(({ name, label }) => `${label} ${name}`.toLowerCase().includes(words))
        .map(({ name, label }) => ({ value: name, label, description: name }));
    },
    failed: (error) => {
      log.warn(`objects: ${describeFailure(error)?.logLine ?? 'stopped'}`);
      return l10n.t('Nothing could be read. Type to try again.');
    },
  };
}
