import type * as vscode from 'vscode';
import type { DoorCall, DoorMessage, DoorReply, ModelDoor } from './modelDoor';

/** The real module `vscode`, handed over: in these bundles the name stands for its stand-in. */
export type VsCode = typeof vscode;

/** A language model that VS Code has. */
export function hostDoor(api: VsCode, model: vscode.LanguageModelChat): ModelDoor {
  return {
    name: `${model.vendor}/${model.family} (${model.id})`,
    maxInputTokens: model.maxInputTokens,
    reply: async ({ messages, tools }, signal) => {
      const source = new api.CancellationTokenSource();
      signal.addEventListener('abort', () => source.cancel(), { once: true });
      const options = tools.length > 0 ? { tools: [...tools] } : {};
      const { stream } = await model.sendRequest(
        messages.map((message) => hostMessage(api, message)),
        { ...options, justification: 'To evaluate how a model answers about Gainsight.' },
        source.token,
      );
      return collected(api, stream);
    },
  };
}

/** The models that VS Code offers, by what their names contain; any when nothing is asked for. */
export async function modelsNamed(api: VsCode, wanted: string): Promise<vscode.LanguageModelChat[]> {
  const models = await api.lm.selectChatModels();
  const names = ({ id, name, vendor, family }: vscode.LanguageModelChat): string =>
    [id, name, `${vendor}/${family}`].join('\n').toLowerCase();
  const fitting = models.filter((model) => names(model).includes(wanted.toLowerCase()));
  // Older versions of VS Code list a model again for the group that a user has added it by.
  return [...new Map(fitting.map((model) => [`${model.vendor}/${model.id}`, model])).values()];
}

function hostMessage(
  api: VsCode,
  { role, text, calls, results }: DoorMessage,
): vscode.LanguageModelChatMessage {
  const words = text === '' ? [] : [new api.LanguageModelTextPart(text)];
  if (role === 'assistant')
    return api.LanguageModelChatMessage.Assistant([
      ...words,
      ...calls.map(({ id, name, input }) => new api.LanguageModelToolCallPart(id, name, input)),
    ]);
  const answers = results.map(
    (result) => new api.LanguageModelToolResultPart(result.id, [new api.LanguageModelTextPart(result.text)]),
  );
  return api.LanguageModelChatMessage.User([...answers, ...words]);
}

async function collected(api: VsCode, stream: AsyncIterable<unknown>): Promise<DoorReply> {
  const calls: DoorCall[] = [];
  let text = '';
  for await (const part of stream) {
    if (part instanceof api.LanguageModelTextPart) text += part.value;
    else if (part instanceof api.LanguageModelToolCallPart)
      calls.push({ id: part.callId, name: part.name, input: part.input });
  }
  return { text, calls };
}
