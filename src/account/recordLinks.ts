import * as vscode from 'vscode';
import { deepLink, type LinkKind } from '../gainsight/deepLinks';
import type { Links } from '../host/links';
import type { Notifier } from '../host/notify';
import type { Connection } from '../model/connection';

export interface RecordLinksOptions {
  readonly connections: { readonly active: Connection | undefined };
  readonly links: Pick<Links, 'open'>;
  readonly notify: Pick<Notifier, 'info'>;
}

/** The pages of records at the tenant in use. The sandbox has none: there the user learns what it is. */
export class RecordLinks {
  readonly #options: RecordLinksOptions;

  constructor(options: RecordLinksOptions) {
    this.#options = options;
  }

  /** Made from the address that the user typed alone; undefined while no tenant is in use. */
  linkOf(kind: LinkKind, gsid: string): string | undefined {
    const { active } = this.#options.connections;
    return active && deepLink(active.origin, kind, gsid);
  }

  async openLink(kind: LinkKind, gsid: string): Promise<void> {
    const { connections, links, notify } = this.#options;
    const link = this.linkOf(kind, gsid);
    if (connections.active?.kind === 'sandbox')
      notify.info(
        vscode.l10n.t(
          'This record is part of the sandbox tenant: made-up data that comes with the extension and has no page to open. Sign in to your own tenant to open records in Gainsight.',
        ),
        { title: vscode.l10n.t('Sign In…'), command: 'gainsight.connect' },
      );
    else if (link !== undefined) await links.open(link);
  }
}
