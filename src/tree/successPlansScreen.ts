import { l10n } from 'vscode';
import type { Scope, Tenant } from '../data/tenant';
import { groupBy } from '../model/groups';
import { isClosedPlan } from '../model/planProgress';
import type { SuccessPlan } from '../model/successPlan';
import { emptyRow } from './noticeRows';
import { named, type Phrases } from './phrases';
import { planRow } from './planRows';
import type { Screen } from './recordTree';
import { paged, type Load, type Row } from './row';
import type { ViewSettings } from './viewSettings';

type Settings = Pick<ViewSettings, 'planScope' | 'planShow' | 'nameOf'>;

/** Success plans by status, those still open first. */
export class SuccessPlansScreen implements Screen {
  readonly viewId = 'gainsight.successPlans';
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  load(tenant: Tenant, phrases: Phrases): Load {
    return async (signal, wanted) => {
      const { planScope: scope } = this.#settings;
      const read = paged<SuccessPlan>(
        (offset, _wanted, pageSignal) => tenant.plans.page({ scope, offset }, pageSignal),
        (plans) => {
          const shown = this.#settings.planShow === 'all' ? plans : plans.filter(isOpen);
          if (shown.length > 0) return layOut(shown, tenant, phrases);
          return [emptyRow(plans.length > 0 ? noneOpen() : emptySentence(scope))];
        },
      );
      return read(signal, wanted);
    };
  }

  describe(): string {
    const { planScope, planShow } = this.#settings;
    const scope = planScope === 'mine' ? l10n.t('mine') : l10n.t('all');
    return named(
      this.#settings.nameOf('plans'),
      planShow === 'all' ? scope : l10n.t('{0}, open plans only', scope),
    );
  }
}

function isOpen(plan: SuccessPlan): boolean {
  return !isClosedPlan(plan);
}

function emptySentence(scope: Scope): string {
  return scope === 'mine'
    ? l10n.t('You own no success plan. The view’s title can show all plans.')
    : l10n.t('There is no success plan that you may see.');
}

function noneOpen(): string {
  return l10n.t('No open success plan. The view’s menu can show closed ones too.');
}

function layOut(plans: readonly SuccessPlan[], tenant: Tenant, phrases: Phrases): readonly Row[] {
  const openFirst = plans.toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
  return groupBy(openFirst, ({ status }) => status).map(({ value, items }) => {
    const label = value ?? l10n.t('No status');
    return {
      key: `status:${value ?? ''}`,
      kind: 'group',
      label,
      description: String(items.length),
      spoken: l10n.t('{0}, success plans: {1}', label, items.length),
      icon: 'folder',
      open: items.some(isOpen),
      rows: () => items.map((plan) => planRow(plan, { tenant, phrases, withCompany: true })),
    };
  });
}
