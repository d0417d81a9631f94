const vscode = require('vscode');

/** A message as plain data that a test can compare: `{ role, parts: [{ text } | { call, id, input } | { result, content }] }`. */
exports.plainMessage = (message) => ({ role: message.role, parts: message.content.map(plainPart) });

function plainPart(part) {
  if (part instanceof vscode.LanguageModelTextPart) return { text: part.value };
  if (part instanceof vscode.LanguageModelToolCallPart)
    return { call: part.name, id: part.callId, input: part.input };
  if (part instanceof vscode.LanguageModelToolResultPart)
    return { result: part.callId, content: part.content.map(plainContent) };
  return { other: part?.constructor?.name ?? typeof part };
}

function plainContent(part) {
  if (typeof part?.value === 'string') return part.value;
  return part?.data ? Buffer.from(part.data).toString('utf8') : JSON.stringify(part);
}
