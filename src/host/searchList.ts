import type * as vscode from 'vscode';
import type { Disposable } from '../base/disposable';
import { iconless } from '../base/plainText';
import type { Choice, SearchStep } from './inputSteps';

/** While somebody types, nothing is asked. */
const PAUSE_MS = 200;

/** A choice as its words are written: whatever record they come from, no icon comes out of them. */
export function asWritten({ label, description, detail, ...choice }: Choice): Choice {
  return {
    ...{ ...choice, label: iconless(label) },
    ...(description === undefined ? {} : { description: iconless(description) }),
    ...(detail === undefined ? {} : { detail: iconless(detail) }),
  };
}

/** Keeps the items of a list at what fits the text in its box, until it is disposed. */
export function followSearch(
  pick: vscode.QuickPick<Choice & vscode.QuickPickItem>,
  step: SearchStep,
  chosen: string | undefined,
): Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reading = new AbortController();
  /** Never rejects: a search that failed is said in the list. */
  const read = async (): Promise<void> => {
    reading.abort();
    reading = new AbortController();
    const { signal } = reading;
    pick.busy = true;
    try {
      const choices = await step.search(pick.value.trim(), signal);
      if (signal.aborted) return;
      // They were found by the same words; the list need not judge again.
      pick.items = choices.map((choice) => ({ ...asWritten(choice), alwaysShow: true }));
      const before = pick.items.filter(({ value }) => value === chosen);
      // Without any active item, Enter would choose nothing.
      if (before.length > 0) pick.activeItems = before;
    } catch (error) {
      if (signal.aborted) return;
      pick.items = [];
      pick.placeholder = step.failed(error);
    }
    pick.busy = false;
  };
  const changed = pick.onDidChangeValue(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void read(), PAUSE_MS);
  });
  void read();
  return {
    dispose: () => {
      clearTimeout(timer);
      reading.abort();
      changed.dispose();
    },
  };
}
