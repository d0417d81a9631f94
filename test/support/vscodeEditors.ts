// What stands in for documents, lenses and the save dialog of the module `vscode` in unit tests.

export class Range {
  constructor(
    readonly startLine: number,
    readonly startCharacter: number,
    readonly endLine: number,
    readonly endCharacter: number,
  ) {}
}

export class CodeLens {
  constructor(
    readonly range: Range,
    readonly command?: {
      readonly title: string;
      readonly command: string;
      readonly arguments?: readonly unknown[];
    },
  ) {}
}
