import { l10n } from 'vscode';

/** What an account's page says besides what was read, by the name under which the page asks for it. */
export function accountWords(): Record<string, string> {
  const { t } = l10n;
  return {
    ...actionWords(),
    account: t('Account'),
    health: t('Health'),
    trend: t('Score over time'),
    measures: t('Measures'),
    usage: t('Usage and satisfaction'),
    ctas: t('Open CTAs'),
    plans: t('Success plans'),
    timeline: t('Timeline'),
    people: t('People'),
    relationships: t('Relationships'),
    loading: t('Reading…'),
    problem: t('Could not be read:'),
    refresh: t('Refresh'),
    signIn: t('Sign In…'),
    more: t('Load More'),
    filter: t('Type'),
    all: t('All types'),
    noEntries: t('Nothing on the Timeline.'),
    noMeasures: t('No measures.'),
    asTable: t('Show as table'),
    day: t('Day'),
    score: t('Score'),
    actions: t('Actions'),
    showAll: t('Show all {0}'),
  };
}

/** The names of actions, as on buttons. */
export function actionWords(): Record<string, string> {
  const { t } = l10n;
  return {
    'action.open': t('Open'),
    'action.openPage': t('Open Account Page'),
    'action.openDocument': t('Open as Document'),
    'action.brief': t('Brief'),
    'action.prepareReview': t('Prepare Review'),
    'action.handover': t('Handover'),
    'action.logActivity': t('Log Timeline Activity…'),
    'action.ask': t('Ask @gainsight'),
    'action.createCta': t('Create CTA…'),
    'action.updateCta': t('Update…'),
    'action.closeCta': t('Close'),
    'action.createTask': t('Create Task…'),
    'action.createPlan': t('Create Success Plan…'),
    'action.updatePlan': t('Update…'),
    'action.editActivity': t('Edit…'),
  };
}
