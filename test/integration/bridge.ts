/** A row of a tree as it is drawn. */
export interface DrawnRow {
  id: string;
  label: string;
  description: string;
  level: number;
}

/** What a test may ask of the page that shows the workbench; selectors are playwright's, the first match is meant. */
export interface UiOperations {
  fill(selector: string, value: string): null;
  press(key: string): null;
  type(value: string): null;
  click(selector: string): null;
  clickText(selector: string, text: string): null;
  clickRole(role: string, name: string): null;
  hover(selector: string): null;
  waitFor(selector: string): null;
  waitForText(selector: string, text: string): null;
  waitForNone(selector: string): null;
  text(selector: string): string;
  texts(selector: string): string[];
  count(selector: string): number;
  /** The drawn rows right below the row at the path, or the top rows when the path is empty. */
  rows(view: string, path: readonly string[]): DrawnRow[];
  /** Waits until exactly these labels stand below the row at the path, in this order. */
  waitForRows(view: string, path: readonly string[], labels: readonly string[]): null;
  clickRow(view: string, path: readonly string[]): null;
  screenshot(file: string): null;
  /** The address of the page beside the workbench that this is a part of; waits until it is there. */
  pageAddress(part: string): string;
  /** Presses a button there and gives the address that the answer leads to. */
  pressOnPage(part: string, button: string): string;
  checkOnPage(part: string, label: string): null;
  textOfPage(part: string): string;
  openPage(address: string): null;
  closePages(): null;
  /** The addresses that VS Code would have opened outside. */
  external(): string[];
  /** Everything that the page keeps: VS Code's state, extensions' state, the browser's own. */
  storage(): string;
}

/** Acts as the user in the middle of a test. Only the browser host has a page: such suites stand in the folder web. */
export async function ui<Op extends keyof UiOperations>(
  op: Op,
  ...args: Parameters<UiOperations[Op]>
): Promise<ReturnType<UiOperations[Op]>> {
  const url = process.env.TEST_UI_BRIDGE;
  if (!url) throw new Error('This host has no UI bridge.');
  const response = await fetch(url, { method: 'POST', body: JSON.stringify({ op, args }) });
  // The launcher's bridge answers in this form, with the value of that very operation.
  const answer = (await response.json()) as { value: ReturnType<UiOperations[Op]>; error?: string };
  if (answer.error !== undefined) throw new Error(`${op}: ${answer.error}`);
  return answer.value;
}
