import * as vscode from 'vscode';
import { iconless } from '../base/plainText';
import { askInSteps } from '../host/inputSteps';
import { type Facet, type FacetName, facetsIn } from './facets';
import { combined, filterTitle, type FilterName, type Filters } from './filters';
import type { Moments } from './moments';
import type { Names } from './names';
import { type AuditSource, readLines } from './shownLine';
import { rangeOf, type RangeAnswer, rangeSteps } from './timeRange';

export interface FilterParts {
  readonly sources: readonly AuditSource[];
  readonly names: Names;
  readonly moments: Moments;
}

type FacetItem = vscode.QuickPickItem & { readonly facet?: Facet };

/** Lets the user choose a value of one filter among those that lines have; unchanged when nothing was chosen. */
export async function chooseFilter(name: FilterName, filters: Filters, parts: FilterParts): Promise<Filters> {
  if (name === 'time') return chooseTime(filters, parts.moments);
  const title = filterTitle(name);
  const placeHolder = vscode.l10n.t('Choose one; Escape goes back to the list');
  const items = itemsFor(name, filters, parts);
  const chosen = await vscode.window.showQuickPick<FacetItem>(items, { title, placeHolder });
  return chosen ? { ...filters, [name]: chosen.facet } : filters;
}

async function itemsFor(name: FacetName, filters: Filters, parts: FilterParts): Promise<FacetItem[]> {
  const lines = readLines(parts.sources, { filter: combined(filters, name) });
  const facets = await facetsIn(lines, name, parts.names);
  const present = filters[name]?.label;
  return [
    ...(present === undefined ? [] : [{ label: vscode.l10n.t('$(clear-all) Any') }]),
    ...facets.map((facet) => ({
      facet,
      label: iconless(facet.label),
      description: [
        facet.count === 1 ? vscode.l10n.t('1 line') : vscode.l10n.t('{0} lines', facet.count),
        ...(facet.label === present ? [vscode.l10n.t('chosen')] : []),
      ].join(', '),
    })),
  ];
}

async function chooseTime(filters: Filters, moments: Moments): Promise<Filters> {
  const answers = await askInSteps<RangeAnswer>(filterTitle('time'), (so) => rangeSteps(so, moments));
  const range = answers && rangeOf(answers, moments);
  if (!range) return filters;
  const { label, from, to } = range;
  return { ...filters, time: { label, filter: { from, to } } };
}
