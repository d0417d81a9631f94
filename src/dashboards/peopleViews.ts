import { l10n } from 'vscode';
import type { Band } from '../model/health';
import type { Contact, Relationship } from '../model/relationship';
import type { RowsView } from '../shared/accountMessages';
import { personName } from '../tree/phrases';
import { colorOf, detailsOf, type ViewContext } from './viewContext';

/** The customer's people: those who left come last. They have no page in Gainsight, but a document here. */
export function peopleView(
  contacts: readonly Contact[],
  { offered }: Pick<ViewContext, 'offered'>,
): RowsView {
  const active = contacts.filter((contact) => contact.active).length;
  return {
    summary: contacts.length === 0 ? l10n.t('No people on record.') : l10n.t('{0} active', active),
    rows: contacts.map((contact) => ({
      record: { kind: 'contact', gsid: contact.gsid },
      title: contact.name,
      details: detailsOf(
        contact.active ? undefined : { text: l10n.t('inactive'), tone: 'bad' },
        contact.primary ? l10n.t('primary') : undefined,
        contact.role,
        contact.title === contact.role ? undefined : contact.title,
        contact.email,
      ),
      actions: offered('openDocument'),
    })),
    actions: [],
  };
}

/** The lines of business that the company has with us, in the colours of their bands. */
export function relationshipsView(
  relationships: readonly Relationship[],
  bands: readonly Band[],
  { phrases, offered }: ViewContext,
): RowsView {
  return {
    summary: relationships.length === 0 ? l10n.t('No relationships.') : '',
    rows: relationships.map((one) => ({
      record: { kind: 'relationship', gsid: one.gsid },
      title: one.name,
      color:
        one.bandLabel === undefined
          ? undefined
          : colorOf({ band: { label: one.bandLabel }, source: 'band' }, bands),
      details: detailsOf(
        one.bandLabel,
        one.type,
        one.stage,
        phrases.money(one.arr),
        phrases.renewal(one.renewalDate),
        personName(one.csm),
      ),
      actions: offered('open'),
    })),
    actions: [],
  };
}
