import * as vscode from 'vscode';
import type { Tenant } from '../data/tenant';
import { describeFailure } from '../host/failure';
import type { NoteLosses } from './noteHtml';
import type { NoteParts, WriteTool } from './noteParts';
import { shownChange } from './shownChange';

/** What became of a write. */
export type Outcome =
  /** `sent` false = it was there already, and nobody had to be asked. */
  | { readonly kind: 'written'; readonly gsid: string; readonly sent: boolean }
  /** The tenant has exactly this already. */
  | { readonly kind: 'same' }
  | { readonly kind: 'declined' }
  /** It was sent, and nobody knows whether it arrived. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly why: string };

interface Answer {
  readonly status?: unknown;
  readonly gsid?: unknown;
  readonly problem?: unknown;
  readonly next?: unknown;
}

export interface NoteToSend {
  readonly tool: WriteTool;
  readonly input: Readonly<Record<string, unknown>>;
  readonly losses: NoteLosses;
}

/** Shows what would be written and sends it when it is approved, once. Rejects where nothing was sent. */
export async function sendNote(
  { tool, input, losses }: NoteToSend,
  tenant: Tenant,
  { active, loadTools, confirm, notify, log }: NoteParts,
): Promise<Outcome> {
  const { t } = vscode.l10n;
  const executor = await loadTools();
  if (active.tenant?.connection.id !== tenant.connection.id)
    return { kind: 'refused', why: t('The connection was changed meanwhile.') };
  const asked = { approved: false };
  try {
    const text = await notify.progress(t('Log to Gainsight Timeline'), (signal) =>
      executor.run(tool, input, {
        ...{ door: 'ui', signal },
        confirm: async (plan, shown, asking) => {
          const warnings = [...lossesInWords(losses), ...plan.warnings];
          const values = plan.values.map(shownChange);
          const outcome = await confirm({ ...plan, values, warnings }, shown, asking);
          asked.approved = outcome === 'accepted';
          return outcome;
        },
      }),
    );
    // Our own tool has written it; each part is looked at before use.
    return outcomeOf(JSON.parse(text) as Answer, asked.approved);
  } catch (error) {
    if (!asked.approved) throw error;
    log.warn(`${tool} was cut off: ${describeFailure(error)?.logLine ?? 'stopped'}`);
    return { kind: 'unknown' };
  }
}

function outcomeOf({ status, gsid, problem, next }: Answer, sent: boolean): Outcome {
  if (status === 'ok') return typeof gsid === 'string' ? { kind: 'written', gsid, sent } : { kind: 'same' };
  if (status === 'declined') return { kind: 'declined' };
  if (status === 'uncertain') return { kind: 'unknown' };
  const why = [problem, next].find((one) => typeof one === 'string');
  return { kind: 'refused', why: why ?? String(status) };
}

function lossesInWords({ pictures, links, tags }: NoteLosses): string[] {
  const { t } = vscode.l10n;
  return [
    ...(pictures > 0 ? [t('Pictures stay behind, only their descriptions are logged: {0}', pictures)] : []),
    ...(links > 0 ? [t('Links that are not https become plain text: {0}', links)] : []),
    ...(tags.length > 0 ? [t('HTML that the Timeline does not keep is left out: {0}', tags.join(', '))] : []),
  ];
}
