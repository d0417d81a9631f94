/** What the chat and the palette load when somebody asks for a report, and not before. */
export { askWith } from './askWith';
export { reportNamed, reports } from './catalogue';
export { firstAccount } from './firstAccount';
export { toMarkdown } from './markdown';
export { withField } from './noteText';
export { recordDocument } from './recordDocument';
export { recordPage } from './recordPage';
export { sentenceIn, toPlain } from './plain';
