import type { Action, ViewRecord } from '../shared/viewParts';
import { element } from './dom';
import type { Words } from './words';

/** Does something with a record; the extension decides how. */
export type Run = (action: Action, record: ViewRecord) => void;

/** Buttons for what can be done with a record. `subject` tells those who do not see the row which one it is. */
export function actionButtons(
  actions: readonly Action[],
  record: ViewRecord | undefined,
  { run, words, subject }: { readonly run: Run; readonly words: Words; readonly subject: string },
): HTMLElement | undefined {
  if (record === undefined || actions.length === 0) return undefined;
  const buttons = actions.map((action) => {
    const text = words(`action.${action}`);
    return element('button', {
      ...{ class: 'quiet', text, click: () => run(action, record) },
      attributes: {
        ...{ type: 'button', 'aria-label': `${text}: ${subject}` },
        ...{ 'data-action': action, 'data-gsid': record.gsid },
      },
    });
  });
  return element('div', { class: 'actions' }, ...buttons);
}

/** What a record's title does, the first that is offered; the others have buttons. */
const OPENERS: readonly Action[] = ['open', 'openDocument'];

/** What stands beside a record's title. */
export function besideTitle(actions: readonly Action[]): readonly Action[] {
  return actions.filter((action) => !OPENERS.includes(action));
}

/** A record's title: a button that opens it where it can be opened. */
export function title(
  text: string,
  record: ViewRecord | undefined,
  actions: readonly Action[],
  run: Run,
): HTMLElement {
  const opener = OPENERS.find((action) => actions.includes(action));
  if (!record || !opener) return element('span', { class: 'title', text });
  return element('button', {
    ...{ class: 'title link', text, click: () => run(opener, record) },
    attributes: { type: 'button', 'data-gsid': record.gsid },
  });
}
