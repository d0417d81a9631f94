import * as vscode from 'vscode';
import type { AuditSink } from '../audit/entry';
import type { ProductFacts } from '../audit/ocsf';
import { DisposableOwner } from '../base/disposable';
import { iconless } from '../base/plainText';
import type { Notifier } from '../host/notify';
import type { Connection } from '../model/connection';
import { AUDIT_SCHEME, AuditDocuments } from './auditDocuments';
import { chooseFilter } from './chooseFilter';
import { detailsName, detailsOf } from './details';
import { exportLog } from './exportLog';
import { combined, type Filters } from './filters';
import { Moments } from './moments';
import { type Names, namesFor } from './names';
import { OwnLines } from './ownLines';
import { type LineOutcome, pickLine } from './pickLine';
import { RecordLenses } from './recordLenses';
import { type AuditSource, readLines, type ShownLine } from './shownLine';
import { openable, type TouchedRecord } from './touchedRecords';
import { verifyLog } from './verifyLog';

export interface AuditViewParts {
  /** Where this window writes first, then the folders of other processes. */
  readonly sources: () => Promise<readonly AuditSource[]>;
  readonly audit: AuditSink;
  readonly product: ProductFacts;
  readonly connections: { readonly all: readonly Connection[]; readonly active: Connection | undefined };
  readonly notify: Pick<Notifier, 'progress' | 'info' | 'warn' | 'error'>;
  /** The company's name where it was read already. */
  readonly accountName: (gsid: string) => string | undefined;
  readonly openRecord: (record: TouchedRecord) => Promise<void>;
  /** The extension's own. */
  readonly manifest: unknown;
  readonly now: () => Date;
  readonly timeZone: () => string;
  /** Where the save dialog begins. */
  readonly folder: () => vscode.Uri | undefined;
}

/** What people do with the record: look at it, verify it, give it away. */
export class AuditCommands extends DisposableOwner {
  readonly #parts: AuditViewParts;
  readonly #documents = this.register(new AuditDocuments());
  readonly #lines: OwnLines;

  constructor(parts: AuditViewParts) {
    super();
    this.#parts = parts;
    const { audit, now, connections, accountName } = parts;
    this.#lines = new OwnLines({ audit, now, connection: () => connections.active });
    const lenses = new RecordLenses(accountName);
    this.register(vscode.languages.registerCodeLensProvider({ scheme: AUDIT_SCHEME }, lenses));
  }

  /** Shows the lines until somebody has seen what they were looking for. */
  async show(): Promise<void> {
    const { connections, accountName, manifest } = this.#parts;
    const sources = await this.#parts.sources();
    const emails = connections.all.map(({ email }) => email);
    const names = await namesFor({ emails, sources, accountName, manifest });
    const moments = this.#moments();
    let filters: Filters = {};
    for (;;) {
      const outcome = await this.#pick(filters, sources, names, moments);
      if (outcome?.kind === 'filter')
        filters = await chooseFilter(outcome.name, filters, { sources, names, moments });
      else if (outcome?.kind === 'clear') filters = {};
      else return this.#follow(outcome, names, moments);
    }
  }

  async verify(): Promise<void> {
    const { notify, now } = this.#parts;
    const sources = await this.#parts.sources();
    const shared = { sources, notify, now, lines: this.#lines, moments: this.#moments() };
    await verifyLog({ ...shared, documents: this.#documents });
  }

  async export(): Promise<void> {
    const { notify, product, folder } = this.#parts;
    const sources = await this.#parts.sources();
    const shared = { sources, notify, lines: this.#lines, moments: this.#moments() };
    await exportLog({ ...shared, product, folder: folder() });
  }

  #moments(): Moments {
    const { now, timeZone } = this.#parts;
    return new Moments({ now, timeZone: timeZone(), language: vscode.env.language });
  }

  async #pick(
    filters: Filters,
    sources: readonly AuditSource[],
    names: Names,
    moments: Moments,
  ): Promise<LineOutcome | undefined> {
    let unreadable = 0;
    const lines = readLines(sources, {
      filter: combined(filters),
      onSkipped: (_file, count) => (unreadable += count),
    });
    return pickLine({ filters, lines, names, moments, unreadable: () => unreadable });
  }

  async #follow(outcome: LineOutcome | undefined, names: Names, moments: Moments): Promise<void> {
    if (outcome?.kind === 'verify') await this.verify();
    if (outcome?.kind === 'open') await this.#openOneOf(outcome.line, names);
    if (outcome?.kind === 'details')
      await this.#documents.show(detailsName(outcome.line, names), detailsOf(outcome.line, names, moments));
  }

  async #openOneOf({ record }: ShownLine, names: Names): Promise<void> {
    const records = openable(record);
    const items = records.map((one) => ({
      one,
      label: iconless(names.account(one.gsid)),
      description: kindWords(one.kind),
    }));
    const title = vscode.l10n.t('Open Record');
    const chosen = items.length > 1 ? await vscode.window.showQuickPick(items, { title }) : items[0];
    if (chosen) await this.#parts.openRecord(chosen.one);
  }
}

function kindWords(kind: TouchedRecord['kind']): string {
  switch (kind) {
    case 'company':
      return vscode.l10n.t('Company');
    case 'relationship':
      return vscode.l10n.t('Relationship');
    case 'cta':
      return vscode.l10n.t('CTA');
    case 'successPlan':
      return vscode.l10n.t('Success plan');
  }
}
