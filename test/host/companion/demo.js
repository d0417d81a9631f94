const { nextCall } = require('./demoRules.js');
const { resultAsMarkdown } = require('./resultAsMarkdown.js');

const USER = 1;

/** The reply to a request that no test scripted: a fitting tool call or two, then their last result as Markdown. */
exports.demoReply = ({ messages, tools }) => {
  if (wantsReading(messages)) return [{ text: 'A model of your own would say here what stands out.' }];
  const { question, made } = currentTurn(messages);
  const call = nextCall({ question, made, tools, today: todayIn(messages) });
  if (call) return [{ call: call.tool, input: call.input }];
  const last = made.at(-1);
  if (last) return [{ text: resultAsMarkdown(last.result, { withSources: !addsSources(messages) }) }];
  return [
    {
      text: 'I am a small scripted model. Ask about accounts at risk, health, CTAs, success plans or the timeline.',
    },
  ];
};

/** The last question of the conversation, and the calls made for it, with their results. */
function currentTurn(messages) {
  const asked = messages.findLastIndex((message, at) => isQuestion(message) && !hasResults(messages[at - 1]));
  const later = messages.slice(asked + 1).flatMap(({ parts }) => parts);
  const resultOf = (id) => later.find(({ result }) => result === id)?.content.join('\n') ?? '';
  const made = later
    .filter(({ call }) => call !== undefined)
    .map(({ call, id, input }) => ({ tool: call, input, result: resultOf(id) }));
  return { question: textOf(messages[asked]), made };
}

const isQuestion = (message) => message.role === USER && !hasResults(message) && textOf(message) !== '';

const hasResults = (message) => message?.parts.some(({ result }) => result !== undefined) ?? false;

const textOf = (message) =>
  (message?.parts ?? [])
    .map(({ text }) => text ?? '')
    .join('')
    .trim();

const todayIn = (messages) =>
  /Today is \w+, (\d{4}-\d{2}-\d{2})/.exec(textOf(messages[0]))?.[1] ?? new Date().toISOString().slice(0, 10);

/** Whether the facts are there already and only a reading is asked for. */
const wantsReading = (messages) => /Add a short reading/.test(textOf(messages[0]));

/** Whether whoever asks puts scope and sources below the answer. */
const addsSources = (messages) => /added below your answer/.test(textOf(messages[0]));
