import * as vscode from 'vscode';
import { escapeMarkdown } from '../base/markdown';
import { clip } from '../base/plainText';
import type { Proposal } from '../reports/report';
import { type RecordWays, wayTo, withRecordLinks } from './recordWays';
import type { ToolCalls } from './toolCalls';

const TOKENS = 2000;
const LONGEST_PROBLEM = 300;

interface Written {
  readonly status: string;
  readonly gsid?: string;
  readonly problem?: string;
  readonly next?: string;
}

/**
 * Hands a complete proposal to its tool, which shows what it would send and asks; nothing is written without that. Says
 * in one sentence what came of it, and returns that sentence. Throws only when the user cancels.
 */
export async function proposeWrite(
  { tool, input }: Proposal,
  {
    calls,
    response,
    token,
  }: {
    readonly calls: Pick<ToolCalls, 'answer'>;
    readonly response: Pick<vscode.ChatResponseStream, 'markdown'>;
    readonly token: vscode.CancellationToken;
  },
  ways: RecordWays,
): Promise<string> {
  const call = new vscode.LanguageModelToolCallPart('proposal', tool, input);
  const [result] = await calls.answer([call], [tool], TOKENS, token);
  const said = sentence(readAnswer(result), ways);
  response.markdown(withRecordLinks(`\n\n${said}\n`));
  return said;
}

function sentence({ status, gsid, problem, next }: Written, ways: RecordWays): string {
  const { t } = vscode.l10n;
  if (status === 'ok') {
    const words = t('Written to the Timeline.');
    return gsid === undefined ? words : `${words} ${wayTo(t('Open the entry'), 'activity', gsid, ways)}`;
  }
  if (status === 'declined') return t('Not approved, so nothing was written.');
  const why = escapeMarkdown(clip(problem ?? next ?? status, LONGEST_PROBLEM));
  return t('Nothing is known to have been written: {0}', why);
}

function readAnswer(result: vscode.LanguageModelToolResultPart | undefined): Written {
  const text = (result?.content ?? [])
    .map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : ''))
    .join('');
  try {
    // Our own tool has written it; `sentence` looks at each part before use.
    const answer = JSON.parse(text) as Partial<Written> | null;
    return { ...answer, status: answer?.status ?? 'failed' };
  } catch {
    return { status: 'failed' };
  }
}
