import { l10n } from 'vscode';
import { plainLine } from '../base/plainText';
import { RELOAD_WINDOW } from '../host/commandIds';
import type { Row } from './row';

/** Commands that notices offer; the rest of the row's text says why. */
const RETRY = 'gainsight.retry';
const LOAD_MORE = 'gainsight.loadMore';

const ICONS: Readonly<Record<string, string>> = {
  signedOut: 'account',
  forbidden: 'lock',
  network: 'debug-disconnect',
  timeout: 'debug-disconnect',
  rateLimited: 'watch',
};

/** Why rows are missing, in place of them; choosing it tries again. `part` tells failures of one list apart. */
export function problemRow(error: unknown, part = ''): Row {
  const sentence = sentenceOf(error);
  const wayOn = wayOnFrom(error);
  return {
    key: `problem${part}`,
    kind: 'error',
    label: sentence,
    spoken: `${sentence} ${wayOn.hint}`,
    icon: ICONS[kindOf(error)] ?? 'warning',
    facts: () => [
      ['', sentence],
      [l10n.t('Details'), detailOf(error)],
      ['', wayOn.hint],
    ],
    command: wayOn.command,
  };
}

function wayOnFrom(error: unknown): { readonly hint: string; readonly command: NonNullable<Row['command']> } {
  return kindOf(error) === 'outdated'
    ? {
        hint: l10n.t('Choose this row to reload the window.'),
        command: { id: RELOAD_WINDOW, title: l10n.t('Reload Window') },
      }
    : {
        hint: l10n.t('Choose this row to try again.'),
        command: { id: RETRY, title: l10n.t('Try Again') },
      };
}

/** The end of a list that goes on. */
export function loadMoreRow(shown: number): Row {
  return {
    key: 'loadMore',
    kind: 'loadMore',
    label: l10n.t('Load more'),
    description: l10n.t('{0} shown', shown),
    spoken: l10n.t('Load more, {0} shown', shown),
    icon: 'ellipsis',
    command: { id: LOAD_MORE, title: l10n.t('Load More') },
  };
}

/** A list that is empty says so: an empty tree would mean that nobody is signed in. */
export function emptyRow(sentence: string): Row {
  return { key: 'empty', kind: 'info', label: sentence, spoken: sentence, icon: 'info' };
}

// Errors of the data room carry a kind and a sentence for people; this room may not import their class.
function kindOf(error: unknown): string {
  return error instanceof Error && 'kind' in error && typeof error.kind === 'string' ? error.kind : '';
}

function sentenceOf(error: unknown): string {
  if (error instanceof Error && kindOf(error) !== '') return plainLine(error.message);
  return l10n.t('These rows could not be read.');
}

function detailOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (kindOf(error) === '') return error.message;
  return 'detail' in error && typeof error.detail === 'string' ? error.detail : undefined;
}
