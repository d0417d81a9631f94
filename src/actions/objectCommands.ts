import { l10n } from 'vscode';
import { DisposableOwner } from '../base/disposable';
import { describeFailure } from '../host/failure';
import { answerOf, chosenOf } from '../host/chosenValues';
import { type Answers, askInSteps, type InputStep, type SearchStep } from '../host/inputSteps';
import { MemoryDocuments } from '../host/memoryDocuments';
import type { ObjectDescription } from '../model/metadata';
import type { Work } from './actionParts';
import { conditionsIn, conditionSteps, conditionText } from './conditions';
import { exportTable } from './exportTable';
import { type ReadableField, readableFields } from './objectFields';
import { outcomeIn } from './outcome';
import { type Table, tableMarkdown } from './table';

const SCHEME = 'gainsight-table';
const MOST_ROWS = 1000;
/** So many fields are chosen at first. */
const AT_FIRST = 8;

/** Reads the objects of the tenant's data model: what they are made of, and their records. */
export class ObjectCommands extends DisposableOwner {
  readonly #documents = this.register(new MemoryDocuments(SCHEME));

  async describe({ tenant, parts }: Work): Promise<void> {
    const { t } = l10n;
    const answers = await askInSteps(t('Describe Object'), () => [objectStep({ tenant, parts })]);
    if (answers?.object === undefined) return;
    const { object } = answers;
    const description = await parts.notify.working(t('Reading the fields'), (signal) =>
      tenant.metadata.describe(object, signal),
    );
    await this.#show(descriptionTable(description), parts);
  }

  async query({ tenant, parts }: Work): Promise<void> {
    const { t } = l10n;
    const title = t('Query Object');
    const today = tenant.clock.today();
    let known: { readonly object: string; readonly description: ObjectDescription } | undefined;
    const describe = async (object: string): Promise<ObjectDescription> => {
      if (known?.object !== object) {
        const reading = (signal: AbortSignal) => tenant.metadata.describe(object, signal);
        known = { object, description: await parts.notify.working(t('Reading the fields'), reading) };
      }
      return known.description;
    };
    const answers = await askInSteps<string>(title, async (given): Promise<readonly InputStep[]> => {
      const first = objectStep({ tenant, parts });
      if (given.object === undefined) return [first];
      const fields = readableFields(await describe(given.object));
      return [first, fieldsStep(fields), ...conditionSteps(fields, given, today)];
    });
    if (answers?.object === undefined) return;
    await this.#run(await describe(answers.object), answers, { tenant, parts });
  }

  async #run(
    description: ObjectDescription,
    answers: Answers<string>,
    { tenant, parts }: Work,
  ): Promise<void> {
    const fields = readableFields(description);
    const chosen = chosenOf(answers.fields).flatMap(
      (path) => fields.find((field) => field.path === path) ?? [],
    );
    const conditions = conditionsIn(fields, answers, tenant.clock.today());
    const input = {
      ...{ object_name: description.name, select: chosen.map(({ path }) => path), limit: MOST_ROWS },
      ...(conditions.length > 0 ? { where: { conditions } } : {}),
    };
    const executor = await parts.loadTools();
    const facts = await parts.notify.progress(l10n.t('Reading {0}', description.label), (signal) =>
      executor.read('gainsight_object_query', input, { door: 'ui', signal }),
    );
    const { rows } = facts;
    if (facts.status !== 'ok' || !Array.isArray(rows)) {
      const outcome = outcomeIn(facts);
      parts.notify.error(outcome.kind === 'refused' ? outcome.why : l10n.t('Nothing could be read.'));
      return;
    }
    const notes = [
      ...conditions.map((one) => conditionText(one, fields)),
      rows.length < MOST_ROWS
        ? l10n.t('{0} records.', rows.length)
        : l10n.t('The first {0} records; there are more.', rows.length),
    ];
    const table = { title: description.label, notes, columns: chosen.map(({ label }) => label) };
    await this.#show({ ...table, rows: cellsOf(rows, chosen) }, parts);
  }

  async #show(table: Table, { notify }: Work['parts']): Promise<void> {
    await this.#documents.preview(`${table.title}.md`, tableMarkdown(table));
    const run = (): Promise<void> => exportTable(table, notify);
    notify.info(l10n.t('{0}: {1} rows.', table.title, table.rows.length), { title: l10n.t('Export…'), run });
  }
}

function objectStep({ tenant, parts }: Work): SearchStep<'object'> {
  return {
    name: 'object',
    placeholder: l10n.t('Which object? Part of its name'),
    search: async (text, signal) => {
      const words = text.toLowerCase();
      const all = await tenant.metadata.objects(signal);
      return all
        .filter(({ name, label }) => `${label} ${name}`.toLowerCase().includes(words))
        .map(({ name, label }) => ({ value: name, label, description: name }));
    },
    failed: (error) => {
      parts.log.warn(`objects: ${describeFailure(error)?.logLine ?? 'stopped'}`);
      return l10n.t('Nothing could be read. Type to try again.');
    },
  };
}

function fieldsStep(fields: readonly ReadableField[]): InputStep {
  const choices = fields.map(({ path, label }) => ({ value: path, label, description: path }));
  // An id is wide, and says nothing to whoever reads the table.
  const first = fields.filter(({ path }) => path !== 'Gsid').slice(0, AT_FIRST);
  const value = answerOf(first.map(({ path }) => path));
  return { name: 'fields', placeholder: l10n.t('Which fields?'), choices, many: true, value };
}

function cellsOf(
  rows: readonly unknown[],
  fields: readonly ReadableField[],
): readonly (readonly unknown[])[] {
  // The tool's rows are objects under the names of their fields.
  return (rows as readonly Readonly<Record<string, unknown>>[]).map((row) =>
    fields.map(({ path }) => row[path]),
  );
}

function descriptionTable({ name, label, kind, fields }: ObjectDescription): Table {
  const { t } = l10n;
  return {
    title: label,
    notes: [`${name} (${kind})`],
    columns: [t('Field'), t('Name'), t('Type'), t('Required'), t('Leads to'), t('Values')],
    rows: fields
      .filter(({ hidden }) => !hidden)
      .map((field) => [
        ...[field.label, field.name, field.dataType, field.required ? t('yes') : undefined],
        field.lookup?.object,
        field.options.map((option) => option.label).join(', '),
      ]),
  };
}
