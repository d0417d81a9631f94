// Gainsight's tools for a model of OpenAI:  OPENAI_API_KEY=… npm start -- "Which accounts are below 40?"
import { pathToFileURL } from 'node:url';
import { createGainsight } from 'gainsight-vscode/tools';
import OpenAI from 'openai';
import { tenant } from '../tenant.mjs';

const MAX_TURNS = 8;
const gainsight = createGainsight(tenant());
const tools = gainsight.tools.map(({ name, description, inputSchema }) => ({
  type: 'function',
  function: { name, description, parameters: inputSchema },
}));

/** Lets the model call tools until it has an answer. Without `confirm` in the call, nothing is written. */
export async function answer(question, client = new OpenAI(), model = process.env.OPENAI_MODEL ?? 'gpt-5') {
  const messages = [{ role: 'user', content: question }];
  for (let turn = 0; turn < MAX_TURNS; turn++) {
    const { choices } = await client.chat.completions.create({ model, messages, tools });
    const { message } = choices[0];
    messages.push(message);
    if (!message.tool_calls?.length) return message.content;
    for (const { id, function: call } of message.tool_calls) {
      const result = await gainsight.call(call.name, JSON.parse(call.arguments));
      messages.push({ role: 'tool', tool_call_id: id, content: JSON.stringify(result) });
    }
  }
  return undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) console.log(await answer(process.argv[2]));
