import type { AuditSource } from './shownLine';

/** What ids and pseudonyms of the record are called on this screen. Nobody is asked over the network for it. */
export interface Names {
  /** The e-mail address of somebody who has a connection here, else the pseudonym, shortened for reading. */
  person(pseudonym: string): string;
  /** The company's name where it was read already, else its GSID. */
  account(gsid: string): string;
  /** What a tool or a command is called where people meet it. */
  action(name: string): string;
}

const SHORT_LENGTH = 'person-01234567'.length;

export interface NameParts {
  readonly emails: readonly string[];
  readonly sources: readonly Pick<AuditSource, 'pseudonymsOf'>[];
  readonly accountName: (gsid: string) => string | undefined;
  /** The extension's own. */
  readonly manifest: unknown;
}

/** Computes the pseudonyms of the people who are known here: the record itself does not say who anybody is. */
export async function namesFor({ emails, sources, accountName, manifest }: NameParts): Promise<Names> {
  const people = new Map<string, string>();
  for (const email of new Set(emails))
    for (const source of sources)
      for (const pseudonym of await source.pseudonymsOf(email)) people.set(pseudonym, email);
  const actions = titlesIn(manifest);
  return {
    person: (pseudonym) => people.get(pseudonym) ?? pseudonym.slice(0, SHORT_LENGTH),
    account: (gsid) => accountName(gsid) ?? gsid,
    action: (name) => actions.get(name) ?? name,
  };
}

/** The titles of the tools and commands that a manifest declares. */
function titlesIn(manifest: unknown): ReadonlyMap<string, string> {
  const contributes = member(manifest, 'contributes');
  return new Map([
    ...titled(member(contributes, 'languageModelTools'), 'name', 'displayName'),
    ...titled(member(contributes, 'commands'), 'command', 'title'),
  ]);
}

function titled(items: unknown, id: string, title: string): (readonly [string, string])[] {
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown) => {
    const [name, text] = [member(item, id), member(item, title)];
    return typeof name === 'string' && typeof text === 'string' ? [[name, text.replace(/…$/, '')]] : [];
  });
}

function member(value: unknown, name: string): unknown {
  // The manifest is JSON: an object that has the member has it under that name.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
