const { resultAsMarkdown } = require('./resultAsMarkdown.js');

/** Which tool fits which words; the first rule whose tool is offered wins. */
const rules = [
  {
    when: /\brisk\b|\bbelow\s+\d+|\bno\b.*\b(activity|touch)/i,
    tool: 'gainsight_portfolio_at_risk',
    input: (text) => ({
      score_below: numberAfter(text, /(?:below|under|less than)\s+(\d+)/i),
      no_activity_days: numberAfter(text, /(\d+)\s+days/i),
    }),
  },
  { when: /\bhealth\b|\bscores?\b/i, tool: 'gainsight_accounts_health_get' },
  { when: /\bctas?\b|call.to.action/i, tool: 'gainsight_cta_list' },
  { when: /\bplans?\b/i, tool: 'gainsight_success_plan_list' },
  { when: /\btimeline\b|\bactivit/i, tool: 'gainsight_timeline_query' },
  {
    when: /\bcompan|\baccounts?\b|\bcustomers?\b/i,
    tool: 'gainsight_company_query',
    input: () => ({ limit: 10 }),
  },
];

/** The reply to a request that no test scripted: one fitting tool call, then its result as Markdown. */
exports.demoReply = ({ messages, tools }) => {
  const results = (messages.at(-1)?.parts ?? []).filter((part) => part.result !== undefined);
  if (results.length > 0)
    return [{ text: results.map(({ content }) => resultAsMarkdown(content.join('\n'))).join('\n\n') }];
  const text = lastUserText(messages);
  const rule = rules.find(({ when, tool }) => when.test(text) && tools.includes(tool));
  if (rule) return [{ call: rule.tool, input: withoutUndefined(rule.input?.(text) ?? {}) }];
  return [
    {
      text: 'I am a small scripted model. Ask about accounts at risk, health, CTAs, success plans or the timeline.',
    },
  ];
};

function lastUserText(messages) {
  const USER = 1;
  const texts = messages
    .filter(({ role }) => role === USER)
    .map(({ parts }) => parts.map(({ text }) => text ?? '').join(''))
    .filter((text) => text.trim() !== '');
  return texts.at(-1) ?? '';
}

function numberAfter(text, pattern) {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

const withoutUndefined = (input) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
