import { l10n } from 'vscode';
import type { Contact, Relationship } from '../model/relationship';
import { joined, personName, spoken, type Phrases } from './phrases';
import type { Row } from './row';

/** A person at a company. */
export function contactRow(contact: Contact): Row {
  const gone = contact.active ? undefined : l10n.t('inactive');
  const primary = contact.primary ? l10n.t('primary') : undefined;
  return {
    key: `contact:${contact.gsid}`,
    kind: 'contact',
    label: contact.name,
    description: joined(contact.title ?? contact.role, primary, gone),
    spoken: spoken(l10n.t('Person {0}', contact.name), contact.title, contact.role, primary, gone),
    icon: 'person',
    color: contact.active ? undefined : 'disabledForeground',
    record: { kind: 'contact', gsid: contact.gsid },
    facts: () => [
      [l10n.t('Person'), contact.name],
      [l10n.t('Title'), contact.title],
      [l10n.t('Role'), contact.role],
      [l10n.t('E-mail'), contact.email],
    ],
  };
}

/** A relationship of a company. */
export function relationshipRow(relationship: Relationship, phrases: Phrases): Row {
  const arr = phrases.money(relationship.arr);
  const renewal = phrases.renewal(relationship.renewalDate);
  return {
    key: `relationship:${relationship.gsid}`,
    kind: 'relationship',
    label: relationship.name,
    description: joined(relationship.type, arr, renewal),
    spoken: spoken(
      l10n.t('Relationship {0}', relationship.name),
      relationship.type,
      relationship.bandLabel && l10n.t('health {0}', relationship.bandLabel),
      arr && l10n.t('ARR {0}', arr),
      renewal,
    ),
    icon: 'references',
    record: { kind: 'relationship', gsid: relationship.gsid },
    facts: () => [
      [l10n.t('Relationship'), relationship.name],
      [l10n.t('Type'), relationship.type],
      [l10n.t('Stage'), relationship.stage],
      [l10n.t('Health'), relationship.bandLabel],
      [l10n.t('ARR'), arr],
      [l10n.t('Renewal'), phrases.day(relationship.renewalDate)],
      [l10n.t('CSM'), personName(relationship.csm)],
    ],
  };
}
