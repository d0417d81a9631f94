import type * as vscode from 'vscode';
import type { Disposable } from '../base/disposable';
import { iconless } from '../base/plainText';
import type { Choice } from './inputSteps';

/** While somebody types, nothing is asked. */
const PAUSE_MS = 200;

/** An entry of a list that is searched; one without a value says what is wrong, and searches again when chosen. */
export interface Offer<V> extends vscode.QuickPickItem {
  readonly value?: V;
}

/** Where the entries of a list come from. */
export interface Search<V> {
  /** What fits a text; the empty text asks for what is offered at first. */
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly Offer<V>[]>;
  /** Told of a search that failed; gives the sentence that says so. */
  readonly failed: (error: unknown) => string;
  /** What is marked where it is offered. */
  readonly chosen?: V | undefined;
}

/** A choice as its words are written: whatever record they come from, no icon comes out of them. */
export function asWritten({ label, description, detail, ...choice }: Choice): Choice {
  return {
    ...{ ...choice, label: iconless(label) },
    ...(description === undefined ? {} : { description: iconless(description) }),
    ...(detail === undefined ? {} : { detail: iconless(detail) }),
  };
}

/** Says in a list what is wrong; it shows whatever is typed. */
export function noticeOffer(sentence: string): Offer<never> {
  return { label: `$(warning) ${sentence}`, alwaysShow: true };
}

/** What is chosen of a list; a choice made before stays selected where the list has nothing to choose by now. */
export function chosenIn<T extends vscode.QuickPickItem>({
  items,
  selectedItems: [chosen],
}: Pick<vscode.QuickPick<T>, 'items' | 'selectedItems'>): T | undefined {
  return chosen && items.includes(chosen) ? chosen : undefined;
}

/** Keeps the entries of a list at what fits the text in its box, and hands over the chosen one, until disposed. */
export function followSearch<V>(
  pick: vscode.QuickPick<Offer<V>>,
  search: Search<V>,
  take: (value: V) => void,
): Disposable {
  return new SearchList(pick, search, take);
}

/** Whoever types fast presses Enter before the answer is there: never taken is what an earlier text has found. */
class SearchList<V> implements Disposable {
  readonly #pick: vscode.QuickPick<Offer<V>>;
  readonly #search: Search<V>;
  readonly #take: (value: V) => void;
  readonly #listeners: readonly Disposable[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reading = new AbortController();
  /** The list answers the text in the box. */
  #isAnswer = false;
  /** Enter was pressed when nothing in the list fitted yet. */
  #isWanted = false;

  constructor(pick: vscode.QuickPick<Offer<V>>, search: Search<V>, take: (value: V) => void) {
    this.#pick = pick;
    this.#search = search;
    this.#take = take;
    this.#listeners = [
      pick.onDidChangeValue(() => this.#changed()),
      pick.onDidAccept(() => this.#accepted()),
    ];
    void this.#read();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#reading.abort();
    for (const listener of this.#listeners) listener.dispose();
  }

  /** What fits stays meanwhile; the rest, and any answer to the text before, is of no use any more. */
  #changed(): void {
    const pick = this.#pick;
    this.#reading.abort();
    this.#isAnswer = false;
    this.#isWanted = false;
    pick.busy = true;
    const fitting = pick.items.filter((item) => item.value !== undefined && fits(item, pick.value));
    if (fitting.length < pick.items.length) pick.items = fitting;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#read(), PAUSE_MS);
  }

  #accepted(): void {
    const pick = this.#pick;
    const chosen = chosenIn(pick);
    if (chosen?.value !== undefined) {
      this.#take(chosen.value);
      return;
    }
    if (this.#isAnswer && !chosen) return;
    this.#isWanted = pick.value.trim() !== '';
    // The answer to this text is on its way already.
    if (!this.#isAnswer && this.#timer === undefined) return;
    void this.#read();
  }

  /** Never rejects: a search that failed is said in the list. */
  async #read(): Promise<void> {
    const pick = this.#pick;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isAnswer = false;
    this.#reading.abort();
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    pick.busy = true;
    try {
      const offers = await this.#search.search(pick.value.trim(), signal);
      if (signal.aborted) return;
      this.#show(offers);
    } catch (error) {
      if (signal.aborted) return;
      pick.items = [noticeOffer(this.#search.failed(error))];
    }
    this.#isAnswer = true;
    pick.busy = false;
    this.#takeWanted();
  }

  #show(offers: readonly Offer<V>[]): void {
    const { chosen } = this.#search;
    // They were found by the same words; the list need not judge again.
    this.#pick.items = offers.map((offer) => ({ ...offer, alwaysShow: true }));
    const before = this.#pick.items.filter(({ value }) => value === chosen && value !== undefined);
    // Without any active item, Enter would choose nothing.
    if (before.length > 0) this.#pick.activeItems = before;
  }

  /** Of several, none is what the user must have meant. */
  #takeWanted(): void {
    const [only, ...others] = this.#pick.items;
    if (this.#isWanted && only?.value !== undefined && others.length === 0) this.#take(only.value);
    this.#isWanted = false;
  }
}

function fits({ label }: vscode.QuickPickItem, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => label.toLowerCase().includes(word));
}
