import { l10n } from 'vscode';
import { iconless } from '../base/plainText';
import type { Tenant } from '../data/tenant';
import { askInSteps, type Choice, type PickStep } from '../host/inputSteps';
import type { Arrangement } from './arrangement';
import type { ViewSettings } from './viewSettings';

const DAYS = [30, 60, 90, 180, 365];

/** No filter: a choice needs a value that no label has. */
const ANY = '';

/** Asks for health band, stage and renewal, in the tenant's own words; undefined when the user gave up. */
export async function askForFilter(
  { health, metadata }: Pick<Tenant, 'health' | 'metadata'>,
  { band, stage, renewalDays }: ViewSettings,
): Promise<Arrangement | undefined> {
  const signal = new AbortController().signal;
  const [bands, stages] = await Promise.all([
    health.bands(signal),
    metadata.labels('company', 'Stage', signal),
  ]);
  const step = (
    name: string,
    placeholder: string,
    any: string,
    choices: readonly Choice[],
    value: string | undefined,
  ): PickStep => ({
    name,
    placeholder,
    choices: [{ value: ANY, label: any }, ...choices],
    value: value ?? ANY,
  });
  const steps = [
    step(
      'accounts.band',
      l10n.t('Health of the accounts that are shown'),
      l10n.t('Any health'),
      withPresent(
        bands.map(({ label }) => label),
        band,
      ),
      band,
    ),
    step(
      'accounts.stage',
      l10n.t('Stage of the accounts that are shown'),
      l10n.t('Any stage'),
      withPresent([...new Set(stages.values())], stage),
      stage,
    ),
    step(
      'accounts.renewal',
      l10n.t('Renewal of the accounts that are shown'),
      l10n.t('Any renewal date'),
      DAYS.map((days) => ({ value: String(days), label: l10n.t('Within {0} days', days) })),
      renewalDays === undefined ? undefined : String(renewalDays),
    ),
  ];
  return askInSteps(l10n.t('Filter Accounts'), () => steps) as Promise<Arrangement | undefined>;
}

/** A saved view may name what this tenant does not have; it stays to be seen. */
function withPresent(labels: readonly string[], present: string | undefined): readonly Choice[] {
  const all = present === undefined || labels.includes(present) ? labels : [...labels, present];
  return all.map((value) => ({ value, label: iconless(value) }));
}
