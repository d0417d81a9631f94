import * as z from 'zod/mini';
import {
  type FromAccountPage,
  type Header,
  type Section,
  SECTIONS,
  type ToAccountPage,
  toAccountPage,
} from '../shared/accountMessages';
import type { Action, ViewRecord } from '../shared/viewParts';
import { actionButtons } from './actionButtons';
import { element } from './dom';
import { Editor } from './editor';
import { healthSection } from './healthSection';
import { keepingPlace } from './keepPlace';
import { accountHeader, factStrip } from './pageHeader';
import { PageNotice } from './pageNotice';
import { rowList } from './rowList';
import { timelineFeed } from './timelineFeed';
import { type Words, wordsFrom } from './words';

type SectionMessage = Extract<ToAccountPage, { type: Section }>;
type HeaderMessage = Extract<ToAccountPage, { type: 'header' }>;

/** Side by side where there is room: what is to be done, and what has been. */
const WORK: readonly Section[] = ['health', 'ctas', 'plans', 'relationships'];
const LIFE: readonly Section[] = ['usage', 'timeline', 'people'];

/** Kept beside what the extension asks to be kept: the type that the feed is filtered by, and lists shown whole. */
const keptSchema = z.looseObject({
  filter: z.optional(z.string()),
  all: z.optional(z.array(z.enum(SECTIONS))),
});

/** What a part of the page was drawn from; what is told again as it was changes nothing. */
type Drawn = 'header' | Section;

/** The page of one account: a head, and a section for each source, filled as they come. */
export class AccountPage {
  readonly #editor = new Editor();
  readonly #main = element('div', { class: 'account' });
  readonly #header = element('header');
  readonly #notice = new PageNotice(() => this.#send({ type: 'signIn' }));
  readonly #sections = new Map<Section, HTMLElement>();
  readonly #drawn = new Map<Drawn, string>();
  #head: Header | undefined;
  #kept: z.output<typeof keptSchema>;
  #words: Words = (name) => name;
  #record: ViewRecord | undefined;

  constructor(private readonly root: HTMLElement) {
    this.#kept = this.#editor.state(keptSchema) ?? {};
    root.replaceChildren(this.#notice.place, this.#header, this.#main);
    this.#editor.listen(toAccountPage(), (message) => this.#received(message));
  }

  #received(message: ToAccountPage): void {
    switch (message.type) {
      case 'start':
        this.#words = wordsFrom(message.words);
        this.#record = { kind: 'company', gsid: message.state.gsid };
        this.#keep({ ...message.state });
        if (this.#sections.size === 0) this.#layOut();
        return;
      case 'busy':
        this.root.setAttribute('aria-busy', String(message.busy));
        return;
      case 'notice':
        this.#say(message);
        return;
      case 'header':
        this.#showHead(message);
        return;
      default:
        this.#fill(message);
    }
  }

  readonly #run = (action: Action, record: ViewRecord): void => this.#send({ type: 'run', action, record });

  #send(message: FromAccountPage): void {
    this.#editor.send(message);
  }

  get #allShown(): readonly Section[] {
    return this.#kept.all ?? [];
  }

  #keep(more: object): void {
    this.#kept = { ...this.#kept, ...more };
    this.#editor.keep(this.#kept);
  }

  /** Figures that were read before stay where they cannot be read again. */
  #showHead(message: HeaderMessage): void {
    if (!this.#isOther(message)) return;
    this.#notice.clear();
    this.#head = message.header ?? this.#head;
    const [words, run, { problem }] = [this.#words, this.#run, message];
    const refresh = (): void => this.#send({ type: 'refresh' });
    keepingPlace(this.#header, () =>
      this.#header.replaceChildren(...accountHeader(this.#head, { words, run, refresh, problem })),
    );
  }

  #isOther(message: HeaderMessage | SectionMessage): boolean {
    const told = JSON.stringify(message);
    const isOther = this.#drawn.get(message.type) !== told;
    this.#drawn.set(message.type, told);
    return isOther;
  }

  /** What stood here before was another connection's, or is not known any more. */
  #say(message: Extract<ToAccountPage, { type: 'notice' }>): void {
    this.#header.replaceChildren();
    this.#main.replaceChildren();
    this.#sections.clear();
    this.#drawn.clear();
    this.#head = undefined;
    this.#notice.say(message, this.#words);
  }

  #layOut(): void {
    for (const section of SECTIONS) {
      const body = element(
        'div',
        { class: 'body' },
        element('p', { class: 'summary', text: this.#words('loading') }),
      );
      this.#sections.set(section, body);
    }
    const column = (name: string, sections: readonly Section[]): HTMLElement =>
      element('div', { class: `column ${name}` }, ...sections.map((section) => this.#card(section)));
    this.#main.replaceChildren(column('work', WORK), column('life', LIFE));
  }

  #card(section: Section): HTMLElement {
    const id = `heading-${section}`;
    const heading = element('h2', { text: this.#words(section), attributes: { id } });
    const top = element('div', { class: 'section-title' }, heading);
    const attributes = { 'aria-labelledby': id, 'data-section': section };
    return element('section', { class: 'card', attributes }, top, this.#sections.get(section));
  }

  #fill(message: SectionMessage): void {
    const body = this.#sections.get(message.type);
    const card = body?.parentElement;
    // A button of the feed waits for its answer, also for one that is as before.
    if (!body || !card || (!this.#isOther(message) && message.type !== 'timeline')) return;
    card.hidden = message.type === 'usage' && message.value?.facts.length === 0;
    const content =
      message.problem === undefined
        ? this.#contentOf(message)
        : element('p', { class: 'problem', text: `${this.#words('problem')} ${message.problem}` });
    keepingPlace(card, () => {
      if (content) body.replaceChildren(content);
      this.#offer(card, message);
    });
  }

  /** What can be made in a section stands beside its heading. */
  #offer(card: HTMLElement, { type, value }: SectionMessage): void {
    const actions = value && 'actions' in value ? value.actions : [];
    const top = card.querySelector('.section-title');
    top?.querySelector('.actions')?.remove();
    const [words, run] = [this.#words, this.#run];
    const buttons = actionButtons(actions, this.#record, { run, words, subject: words(type) });
    if (buttons) top?.append(buttons);
  }

  #contentOf(message: SectionMessage): HTMLElement | undefined {
    const [words, run] = [this.#words, this.#run];
    switch (message.type) {
      case 'health':
        return message.value && healthSection(message.value, words);
      case 'usage':
        return message.value && factStrip(message.value.facts);
      case 'timeline':
        return (
          message.value &&
          timelineFeed(message.value, {
            ...{ words, run, filter: this.#kept.filter },
            more: () => this.#send({ type: 'more' }),
            filtered: (filter) => this.#keep({ filter }),
          })
        );
      default:
        return (
          message.value &&
          rowList(message.value, {
            ...{ words, run, all: this.#allShown.includes(message.type) },
            showedAll: () => this.#keep({ all: [...this.#allShown, message.type] }),
          })
        );
    }
  }
}

const root = document.getElementById('page');
if (root) new AccountPage(root);
