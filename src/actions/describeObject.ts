import { l10n } from 'vscode';
import { DisposableOwner } from '../base/disposable';
import { objectStep } from '../documents/objectStep';
import { exportRows } from '../host/exportRows';
import { askInSteps } from '../host/inputSteps';
import { MemoryDocuments } from '../host/memoryDocuments';
import type { ObjectDescription } from '../model/metadata';
import type { Work } from './actionParts';
import { type Table, tableMarkdown } from './table';

const SCHEME = 'gainsight-table';

/** Shows what the objects of the tenant's data model are made of. */
export class DescribeObject extends DisposableOwner {
  readonly #documents = this.register(new MemoryDocuments(SCHEME));

  async run({ tenant, parts: { notify, log } }: Work): Promise<void> {
    const { t } = l10n;
    const answers = await askInSteps(t('Describe Object'), () => [objectStep(tenant, log)]);
    if (answers?.object === undefined) return;
    const { object } = answers;
    const description = await notify.working(t('Reading the fields'), (signal) =>
      tenant.metadata.describe(object, signal),
    );
    const table = descriptionTable(description);
    await this.#documents.preview(`${table.title}.md`, tableMarkdown(table));
    const { title, columns, rows } = table;
    const read = async function* () {
      yield rows;
    };
    notify.info(t('{0}: {1} fields.', title, rows.length), {
      title: t('Export…'),
      run: () => exportRows({ title, columns, read }, notify),
    });
  }
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
