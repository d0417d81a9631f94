import { l10n } from 'vscode';
import { abortable } from '../base/abort';
import { describeFailure } from '../host/failure';
import type { Confirm } from '../tools/executor';
import type { RollBack, Work, WriteTool } from './actionParts';
import { type Outcome, outcomeOf } from './outcome';

/** What a tool is given. */
export type ToolInput = Readonly<Record<string, unknown>>;

export interface WriteRequest {
  readonly tool: WriteTool;
  readonly input: ToolInput;
}

export interface OneWrite extends WriteRequest {
  readonly title: string;
  /** There are answers to go back to. */
  readonly canGoBack: boolean;
  /** Shows in the trees what was approved. */
  readonly show: () => RollBack;
}

/**
 * Shows what would be written and sends it when it is approved, once: an unknown outcome is told and never tried
 * again. Rejects only where nothing was sent.
 */
export async function writeOne(one: OneWrite, { parts, tenant }: Work): Promise<Outcome> {
  const { active, loadTools, notify, log, askAbout } = parts;
  const executor = await loadTools();
  if (active.tenant !== tenant) return { kind: 'refused', why: changedMeanwhile() };
  const seen: { approved: boolean; back: boolean; rollBack?: RollBack } = { approved: false, back: false };
  const confirm: Confirm = async (plan, _shown, asking) => {
    const other = one.canGoBack ? [l10n.t('Back')] : [];
    const answer = await abortable(askAbout(plan, ...other), asking);
    seen.back = answer === 'other';
    if (answer === 'other') return 'declined';
    seen.approved = answer === 'accepted';
    if (seen.approved) seen.rollBack = one.show();
    return answer;
  };
  try {
    const text = await notify.working(one.title, (signal) =>
      executor.run(one.tool, one.input, { door: 'ui', signal, confirm }),
    );
    if (seen.back) return { kind: 'back' };
    const outcome = outcomeOf(text);
    // What nobody had to approve was there already.
    return outcome.kind === 'done' && !seen.approved ? { ...outcome, kind: 'same' } : outcome;
  } catch (error) {
    if (!seen.approved) throw error;
    log.warn(`${one.tool} was cut off: ${describeFailure(error)?.logLine ?? 'stopped'}`);
    return { kind: 'unknown' };
  } finally {
    // Where it was written the rows know already, and nothing is taken back.
    seen.rollBack?.();
  }
}

/** Another tenant, or the same one signed in to anew, is in use. */
export function changedMeanwhile(): string {
  return l10n.t('The connection was changed meanwhile.');
}
