const MAX_TEXT = 1000;
/** The chat view is narrow: more columns would break every word. */
const MAX_COLUMNS = 5;

/** Columns worth showing, in this order, and what people call them. */
const titles = {
  account: 'Account',
  measure: 'Measure',
  Name: 'Name',
  Subject: 'Subject',
  'CompanyId__gr.Name': 'Account',
  'GsCompanyId__gr.Name': 'Account',
  score: 'Score',
  lastTouch: 'Last touch',
  daysSinceTouch: 'Days',
  renewsInDays: 'Renews in days',
  band: 'Band',
  trend: 'Trend',
  renewalDate: 'Renewal',
  arr: 'ARR',
  ActivityDate: 'Date',
  TypeName: 'Type',
  'TypeId__gr.Name': 'Type',
  StatusName: 'Status',
  'StatusId__gr.Name': 'Status',
  'PriorityId__gr.Name': 'Priority',
  PercentComplete: 'Done %',
  DueDate: 'Due',
  Stage: 'Stage',
  Arr: 'ARR',
  RenewalDate: 'Renewal',
  csm: 'CSM',
  'Csm__gr.Name': 'CSM',
};

/** A tool's JSON result for a person: its rows as a table, and where they come from when `withSources`. */
exports.resultAsMarkdown = (text, { withSources }) => {
  const result = parsed(text);
  if (result === undefined) return escaped(text.slice(0, MAX_TEXT));
  const said = [result.done, result.problem, result.undecided, result.leftOut, result.next]
    .filter(Boolean)
    .map(escaped);
  const facts = [...headline(result), ...(result.rows ? [table(result.rows)] : []), ...said];
  if (!withSources) return facts.join('\n\n');
  const sources = [
    ['Scope', result.scope],
    ['Rule', result.rule],
    ['Sources', result.sources?.join('; ')],
  ];
  const lines = sources.filter(([, value]) => value).map(([name, value]) => `**${name}:** ${escaped(value)}`);
  return [...facts, ...lines].join('\n\n');
};

/** An answer about one account carries its score beside the rows. */
function headline({ account, score, band }) {
  if (account === undefined) return [];
  const words = [score !== undefined && `score ${score}`, band].filter(Boolean).join(', ');
  return [`**${escaped(account)}**${words && `: ${escaped(words)}`}`];
}

function parsed(text) {
  try {
    const value = JSON.parse(text);
    return typeof value?.status === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

function table(rows) {
  if (rows.length === 0) return 'Nothing fits.';
  const known = Object.keys(titles).filter((name) => rows.some((row) => isPlain(row[name])));
  const plain = Object.keys(rows[0]).filter((name) => isPlain(rows[0][name]));
  const columns = (known.length > 0 ? known : plain).slice(0, MAX_COLUMNS);
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map((name) => escaped(titles[name] ?? name))),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map((name) => escaped(cell(row[name]))))),
  ].join('\n');
}

const isPlain = (value) => ['string', 'number', 'boolean'].includes(typeof value);

/** Instants are shown as days. */
const cell = (value) => String(value ?? '').replace(/^(\d{4}-\d{2}-\d{2})T.*$/, '$1');

/** Text from records must not turn into markup. */
const escaped = (text) => text.replaceAll(/[\\`*_{}[\]<>|#!]/g, '\\$&').replaceAll(/\s+/g, ' ');
