import { DisposableOwner } from '../base/disposable';
import { DocumentCommands, type DocumentCommandParts } from './documentCommands';
import { RecordFiles, type RecordFilesParts } from './recordFiles';

export type RecordsParts = RecordFilesParts & DocumentCommandParts;

/** Records as documents: what their scheme gives, and what commands do with them. */
export class Records extends DisposableOwner {
  readonly files: RecordFiles;
  readonly commands: DocumentCommands;

  constructor(parts: RecordsParts) {
    super();
    this.files = this.register(new RecordFiles(parts));
    this.commands = new DocumentCommands(parts);
  }
}
