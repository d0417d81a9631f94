// Gainsight's tools for a model of Anthropic:  ANTHROPIC_API_KEY=… ANTHROPIC_MODEL=… npm start -- "Which accounts are below 40?"
import { pathToFileURL } from 'node:url';
import Anthropic from '@anthropic-ai/sdk';
import { createGainsight } from 'gainsight-vscode/tools';
import { tenant } from '../tenant.mjs';

const MAX_TURNS = 8;
const gainsight = createGainsight(tenant());
const tools = gainsight.tools.map(({ name, description, inputSchema }) => ({
  name,
  description,
  input_schema: inputSchema,
}));

/** Lets the model call tools until it has an answer. Without `confirm` in the call, nothing is written. */
export async function answer(question, client = new Anthropic(), model = process.env.ANTHROPIC_MODEL) {
  const messages = [{ role: 'user', content: question }];
  for (let turn = 0; turn < MAX_TURNS; turn++) {
    const { content, stop_reason } = await client.messages.create({
      model,
      max_tokens: 4096,
      messages,
      tools,
    });
    messages.push({ role: 'assistant', content });
    if (stop_reason !== 'tool_use') return content.map(({ text = '' }) => text).join('');
    const results = [];
    for (const { id, name, input } of content.filter(({ type }) => type === 'tool_use')) {
      const result = await gainsight.call(name, input);
      results.push({ type: 'tool_result', tool_use_id: id, content: JSON.stringify(result) });
    }
    messages.push({ role: 'user', content: results });
  }
  return undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) console.log(await answer(process.argv[2]));
