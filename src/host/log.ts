import * as vscode from 'vscode';
import { DisposableOwner } from '../base/disposable';

/** Facts about an event. Numbers, kinds and counts: never keys, names, addresses or text of a record. */
export type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

/** The output channel *Gainsight*. VS Code keeps it in a file, so nothing secret may ever be written here. */
export class Log extends DisposableOwner {
  readonly #channel = this.register(vscode.window.createOutputChannel('Gainsight', { log: true }));

  debug(event: string, facts?: Facts): void {
    this.#channel.debug(line(event, facts));
  }

  info(event: string, facts?: Facts): void {
    this.#channel.info(line(event, facts));
  }

  warn(event: string, facts?: Facts): void {
    this.#channel.warn(line(event, facts));
  }

  show(): void {
    this.#channel.show(true);
  }
}

function line(event: string, facts: Facts = {}): string {
  const written = Object.entries(facts).filter(([, value]) => value !== undefined);
  return [event, ...written.map(([name, value]) => `${name}=${String(value)}`)].join(' ');
}
