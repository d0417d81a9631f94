import * as vscode from 'vscode';
import { escapeMarkdown } from '../base/markdown';
import { isNamedIn, recordsIn } from './recordsRead';
import { type RecordWays, wayTo } from './recordWays';
import type { ToolFacts } from './toolFacts';

const MAX_RECORDS = 10;

/**
 * Where an answer's facts come from, written from the tools' results and not by the model: scope, definition,
 * sources, the time of reading, and links to the records that the answer names. Empty when no tool read anything.
 */
export function footer(facts: readonly ToolFacts[], answer: string, ways: RecordWays): string {
  const read = facts.filter(({ status }) => status === 'ok');
  const scopes = unique(read.map(({ scope }) => scope));
  const sources = unique(read.flatMap((fact) => fact.sources));
  if (scopes.length === 0 && sources.length === 0) return '';
  const records = recordsIn(read, ways)
    .filter(({ name }) => isNamedIn(answer, name))
    .slice(0, MAX_RECORDS);
  const lines = [
    line(vscode.l10n.t('Scope'), scopes.map(escapeMarkdown)),
    line(vscode.l10n.t('Rule'), unique(read.map(({ rule }) => rule)).map(escapeMarkdown)),
    line(vscode.l10n.t('Sources'), sources.map(escapeMarkdown)),
    line(
      vscode.l10n.t('Records'),
      records.map(({ name, kind, gsid }) => wayTo(name, kind, gsid, ways)),
    ),
    line(
      vscode.l10n.t('As of'),
      unique(read.map(({ asOf }) => asOf))
        .slice(-1)
        .map(escapeMarkdown),
    ),
  ];
  return `\n\n---\n\n${lines.filter((text) => text !== '').join('  \n')}\n`;
}

function line(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `**${title}:** ${items.join('; ')}`;
}

function unique(texts: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== undefined))];
}
