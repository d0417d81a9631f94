const COMPANY_QUERY = 'gainsight_company_query';

/**
 * Which tool fits which words; the first rule whose tool is offered wins. `ofAccount` says that the tool wants the GSID of
 * the account that the question names, which a first call then finds.
 */
const rules = [
  {
    when: /\bcreate\b.*\bcta\b/i,
    tool: 'gainsight_cta_create',
    input: ({ question, account }) => ({
      company_gsid: account,
      cta_type: /\b(risk|opportunity|lifecycle|activity)\b/i.exec(question)?.[1] ?? 'Risk',
      name: /"([^"]+)"/.exec(question)?.[1] ?? 'Follow up',
    }),
  },
  {
    when: /\brisk\b|\bbelow\s+\d+|\bno\b.*\b(?:activity|touch)|\brenew/i,
    tool: 'gainsight_portfolio_at_risk',
    input: ({ question }) => ({
      score_below: numberIn(question, /(?:below|under|less than)\s+(\d+)/i),
      no_activity_days: numberIn(question, /\bno\b.*?\b(?:activity|touch).*?(\d+)\s+days/i),
      renewal_within_days: numberIn(question, /\brenew.*?(\d+)\s+days/i),
    }),
  },
  {
    when: /\bctas?\b|call.to.action/i,
    tool: 'gainsight_cta_list',
    ofAccount: true,
    input: ({ question, gsid, today }) => ({
      where: where([
        { fieldName: 'IsClosed', operator: 'EQ', value: false },
        gsid && { fieldName: 'CompanyId', operator: 'EQ', value: gsid },
        /\bmy\b/i.test(question) && { fieldName: 'OwnerId', operator: 'EQ', literal: 'CURRENT_USER' },
        /overdue/i.test(question) && { fieldName: 'DueDate', operator: 'LT', value: today },
      ]),
    }),
  },
  {
    when: /\bplans?\b/i,
    tool: 'gainsight_success_plan_list',
    ofAccount: true,
    input: ({ question, gsid }) => ({
      where: where([
        { fieldName: 'IsClosed', operator: 'EQ', value: false },
        gsid && { fieldName: 'CompanyId', operator: 'EQ', value: gsid },
        /\bmy\b/i.test(question) && { fieldName: 'OwnerId', operator: 'EQ', literal: 'CURRENT_USER' },
      ]),
    }),
  },
  {
    when: /\btimeline\b|\bactivit/i,
    tool: 'gainsight_timeline_query',
    ofAccount: true,
    input: ({ gsid }) => ({
      where: where([gsid && { name: 'GsCompanyId', operator: 'EQ', value: gsid }]),
      orderBy: { ActivityDate: 'desc' },
      limit: 10,
    }),
  },
  {
    when: /\bhealth\b|\bscores?\b/i,
    tool: 'gainsight_accounts_health_get',
    input: ({ account }) => ({ account_id: account }),
  },
  { when: /\bcompan|\baccounts?\b|\bcustomers?\b/i, tool: COMPANY_QUERY, input: () => ({ limit: 10 }) },
];

/** The next call for a question, after the calls that were made; undefined when it is time to answer. */
exports.nextCall = ({ question, made, tools, today }) => {
  const rule = rules.find(({ when, tool }) => when.test(question) && tools.includes(tool));
  if (!rule || made.some(({ tool }) => tool === rule.tool)) return undefined;
  const account = accountIn(question);
  if (!rule.ofAccount || !account || !tools.includes(COMPANY_QUERY))
    return { tool: rule.tool, input: withoutUndefined(rule.input({ question, account, today })) };
  const search = made.find(({ tool }) => tool === COMPANY_QUERY);
  if (!search) return { tool: COMPANY_QUERY, input: searchFor(account) };
  const gsid = gsidOf(account, search.result);
  return gsid && { tool: rule.tool, input: withoutUndefined(rule.input({ question, account, gsid, today })) };
};

const searchFor = (account) => ({
  select: ['Gsid', 'Name'],
  where: where([{ name: 'Name', operator: 'CONTAINS', value: account }]),
  limit: 10,
});

/** The company of exactly this name, else the first one found. */
function gsidOf(account, result) {
  const { rows = [] } = parsed(result);
  const isNamed = ({ Name }) => String(Name).toLowerCase() === account.toLowerCase();
  return (rows.find(isNamed) ?? rows[0])?.Gsid;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** The account that a question names: "health of Praxis Inc", "CTAs are open for Praxis Inc?". */
function accountIn(question) {
  const found = /\b(?:of|for|with|at)\s+(.+?)(?=\s+(?:on the|what it is)\b|[?!,]|\.?$)/i.exec(question)?.[1];
  return found && !/^(?:my|me|the|all|our|this|these|each|every|risk)\b/i.test(found) ? found : undefined;
}

function where(conditions) {
  const wanted = conditions.filter(Boolean);
  return wanted.length === 0 ? undefined : { conditions: wanted };
}

const numberIn = (text, pattern) => {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
};

const withoutUndefined = (input) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
