import { createFormats } from '../../../src/model/format';
import { reportNamed } from '../../../src/reports/catalogue';
import { toMarkdown } from '../../../src/reports/markdown';
import type { Block, Cell, RecordRef, Report, ReportName, Section } from '../../../src/reports/report';
import type { DataSettings } from '../../../src/data/dataSettings';
import type { SandboxOptions } from '../../../src/sandbox/embedded';
import { setup, ZONE } from '../tools/toolTenant';

export const FORMATS = createFormats('en-GB', ZONE);

export const linkOf = (kind: RecordRef['kind'], gsid: string): string =>
  `https://acme.example/${kind}/${gsid}`;

/** The reports on an embedded tenant, asked through the executor as the commands ask. */
export function reportBench(
  options: SandboxOptions = {},
  settings: Partial<DataSettings> = {},
  fiscalYearStartMonth = 1,
) {
  const bench = setup(options, settings);
  const controller = new AbortController();
  const run = (name: ReportName, argument = ''): Promise<Report> => {
    const definition = reportNamed(name);
    if (!definition) throw new Error(`There is no report ${name}.`);
    return definition.run(argument, {
      ask: (tool, input, signal) => bench.executor.read(tool, input, { door: 'ui', signal }),
      signal: controller.signal,
      clock: bench.tenant.clock,
      fiscalYearStartMonth,
    });
  };
  return { ...bench, controller, run };
}

export function markdownOf(report: Report): string {
  return toMarkdown(report, { formats: FORMATS, linkOf });
}

export function section(report: Report, title: string): Section {
  const found = report.sections.find((one) => one.title === title);
  if (!found)
    throw new Error(`No section ${title} among ${report.sections.map((one) => one.title).join(', ')}`);
  return found;
}

/** The facts of a section by their labels. */
export function factsOf(report: Report, title: string): Record<string, Cell> {
  const facts = section(report, title).blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : []));
  return Object.fromEntries(facts.map(({ label, value }) => [label, value]));
}

export function tableOf(report: Report, title: string): Extract<Block, { kind: 'table' }> {
  const table = section(report, title).blocks.find((block) => block.kind === 'table');
  if (!table) throw new Error(`No table in ${title}`);
  return table;
}

/** A column of the first table of a section, as it stands in the report. */
export function column(report: Report, title: string, name: string): readonly Cell[] {
  const { columns, rows } = tableOf(report, title);
  const index = columns.indexOf(name);
  if (index < 0) throw new Error(`No column ${name} among ${columns.join(', ')}`);
  return rows.map((row) => row[index]);
}

/** The names of the records in a column. */
export function names(cells: readonly Cell[]): readonly unknown[] {
  return cells.map((cell) =>
    typeof cell === 'object' && cell !== null && 'name' in cell ? cell.name : cell,
  );
}
