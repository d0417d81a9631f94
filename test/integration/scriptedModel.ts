import * as vscode from 'vscode';

export type Step =
  | { text: string }
  | { call: string; input: object; id?: string }
  | { wait: true }
  | { error: 'NoPermissions' | 'Blocked' | 'NotFound' | 'Other'; message?: string };

export interface SeenPart {
  text?: string;
  call?: string;
  id?: string;
  input?: object;
  result?: string;
  content?: string[];
}

export interface SeenRequest {
  messages: { role: number; parts: SeenPart[] }[];
  tools: string[];
  toolMode: number;
  cancelled: boolean;
}

/** The companion extension's language model, as tests steer it. */
export interface ScriptedModel {
  /** Every request so far, in order. */
  readonly seen: readonly SeenRequest[];
  /** Replaces the replies to come, one for each request; later requests are answered by the demo's rules. */
  script(replies: readonly (readonly Step[] | ((request: SeenRequest) => Step[]))[]): void;
  /** Ends the wait step that is under way. */
  release(): void;
  /** Resolves when a reply has come to a wait step. */
  untilWaiting(): Promise<void>;
  /** Resolves when the requests that are under way have been answered, cancelled or refused. */
  untilDone(): Promise<void>;
}

export async function scriptedModel(): Promise<ScriptedModel> {
  const companion = vscode.extensions.getExtension<ScriptedModel>('gainsight-test.scripted-model');
  if (!companion) throw new Error('The companion extension is not loaded.');
  return companion.activate();
}
