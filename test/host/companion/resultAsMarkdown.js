const MAX_COLUMNS = 6;
const MAX_TEXT = 1000;

/** A tool's JSON result for a person: its rows as a table, and where they come from. */
exports.resultAsMarkdown = (text) => {
  const result = parsed(text);
  if (result === undefined) return text.slice(0, MAX_TEXT);
  const rows = findRows(result);
  const lines = [rows ? table(rows) : codeBlock(result)];
  for (const name of ['scope', 'sources', 'source', 'note', 'notes']) {
    const value = result[name];
    const said = Array.isArray(value) ? value.filter((item) => typeof item === 'string').join('; ') : value;
    if (typeof said === 'string' && said !== '') lines.push(`**${capitalised(name)}:** ${escaped(said)}`);
  }
  return lines.join('\n\n');
};

function parsed(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The first list of records in the result, or in what the result holds. */
function findRows(value) {
  if (Array.isArray(value)) return value.length > 0 && typeof value[0] === 'object' ? value : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const inner of Object.values(value)) {
    const rows = findRows(inner);
    if (rows) return rows;
  }
  return undefined;
}

function table(rows) {
  const isPlain = (value) => ['string', 'number', 'boolean'].includes(typeof value) || Array.isArray(value);
  const columns = Object.keys(rows[0])
    .filter((name) => rows.some((row) => isPlain(row[name])))
    .slice(0, MAX_COLUMNS);
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map((name) => escaped(name.replaceAll('_', ' ')))),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map((name) => escaped(cell(row[name]))))),
  ].join('\n');
}

const cell = (value) => (Array.isArray(value) ? value.map(cell).join(', ') : String(value ?? ''));

/** Text from records must not turn into markup. */
const escaped = (text) => text.replaceAll(/[\\`*_{}[\]<>|#!]/g, '\\$&').replaceAll(/\s+/g, ' ');

const codeBlock = (value) => '```json\n' + JSON.stringify(value, null, 2).slice(0, MAX_TEXT) + '\n```';

const capitalised = (word) => word[0].toUpperCase() + word.slice(1);
