// Gainsight's tools in LangChain:  OPENAI_API_KEY=… npm start -- "Which accounts are below 40?"
import { pathToFileURL } from 'node:url';
import { HumanMessage } from '@langchain/core/messages';
import { tool } from '@langchain/core/tools';
import { createGainsight } from 'gainsight-vscode/tools';
import { tenant } from '../tenant.mjs';

const MAX_TURNS = 8;
const gainsight = createGainsight(tenant());

/** The catalogue as tools of LangChain; hand them to an agent of yours as they are. */
export const tools = gainsight.tools.map(({ name, description, inputSchema }) =>
  tool(async (input) => JSON.stringify(await gainsight.call(name, input)), {
    name,
    description,
    schema: inputSchema,
  }),
);

/** Lets the model call tools until it has an answer. Without `confirm` in the call, nothing is written. */
export async function answer(question, model) {
  const bound = model.bindTools(tools);
  const messages = [new HumanMessage(question)];
  for (let turn = 0; turn < MAX_TURNS; turn++) {
    const reply = await bound.invoke(messages);
    messages.push(reply);
    if (!reply.tool_calls?.length) return reply.text;
    for (const call of reply.tool_calls)
      messages.push(await tools.find(({ name }) => name === call.name).invoke(call));
  }
  return undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { ChatOpenAI } = await import('@langchain/openai');
  console.log(await answer(process.argv[2], new ChatOpenAI({ model: process.env.OPENAI_MODEL ?? 'gpt-5' })));
}
