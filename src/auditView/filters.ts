import * as vscode from 'vscode';
import type { AuditFilter } from '../audit/auditFilter';

export const FILTER_NAMES = ['account', 'person', 'action', 'result', 'door', 'time'] as const;

/** What the list can be narrowed by. */
export type FilterName = (typeof FILTER_NAMES)[number];

/** One choice: what it is called and what it lets through. */
export interface ChosenFilter {
  readonly label: string;
  readonly filter: AuditFilter;
}

/** All choices that hold at the same time. */
export type Filters = Readonly<Partial<Record<FilterName, ChosenFilter | undefined>>>;

/** What passes every filter, leaving out one of them where its own choices are looked for. */
export function combined(filters: Filters, without?: FilterName): AuditFilter {
  return FILTER_NAMES.filter((name) => name !== without).reduce<AuditFilter>(
    (all, name) => ({ ...all, ...filters[name]?.filter }),
    {},
  );
}

/** The choices as text, such as `Bravura · not allowed · Last 7 days`; empty when nothing is narrowed. */
export function summary(filters: Filters): string {
  return FILTER_NAMES.flatMap((name) => filters[name]?.label ?? []).join(' · ');
}

export function isNarrowed(filters: Filters): boolean {
  return FILTER_NAMES.some((name) => filters[name]);
}

/** What a filter is called where it is chosen. */
export function filterTitle(name: FilterName): string {
  switch (name) {
    case 'account':
      return vscode.l10n.t('Filter by Account');
    case 'person':
      return vscode.l10n.t('Filter by User');
    case 'action':
      return vscode.l10n.t('Filter by Tool or Action');
    case 'result':
      return vscode.l10n.t('Filter by Result');
    case 'door':
      return vscode.l10n.t('Filter by Door');
    case 'time':
      return vscode.l10n.t('Filter by Time');
  }
}

export const FILTER_ICONS: Readonly<Record<FilterName, string>> = {
  account: 'organization',
  person: 'person',
  action: 'tools',
  result: 'pass',
  door: 'plug',
  time: 'calendar',
};
