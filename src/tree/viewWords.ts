import { l10n } from 'vscode';
import type { CompanySort } from '../data/tenant';
import type { AccountGrouping } from '../model/groups';
import type { ViewName } from './arrangement';

/** The words for what can be chosen for a view. */
export function sortLabel(sort: CompanySort): string {
  switch (sort) {
    case 'name':
      return l10n.t('Name');
    case 'arr':
      return l10n.t('ARR, highest first');
    case 'renewal':
      return l10n.t('Renewal, earliest first');
    case 'health':
      return l10n.t('Health, lowest first');
  }
}

export function groupingLabel(grouping: AccountGrouping): string {
  switch (grouping) {
    case 'none':
      return l10n.t('No groups');
    case 'health':
      return l10n.t('Health');
    case 'renewalMonth':
      return l10n.t('Renewal month');
    case 'stage':
      return l10n.t('Stage');
    case 'csm':
      return l10n.t('CSM');
  }
}

export function workLabel(show: 'all' | 'ctas' | 'tasks'): string {
  switch (show) {
    case 'all':
      return l10n.t('CTAs and tasks');
    case 'ctas':
      return l10n.t('CTAs only');
    case 'tasks':
      return l10n.t('Tasks only');
  }
}

export function plansLabel(show: 'all' | 'open'): string {
  return show === 'all' ? l10n.t('Open and closed plans') : l10n.t('Open plans only');
}

/** The name that the view has in the sidebar. */
export function viewLabel(view: ViewName): string {
  switch (view) {
    case 'accounts':
      return l10n.t('Accounts');
    case 'work':
      return l10n.t('My Work');
    case 'plans':
      return l10n.t('Success Plans');
  }
}
