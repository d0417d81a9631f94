import * as vscode from 'vscode';
import { clip, plainLine } from '../base/plainText';
import type { Tenant } from '../data/tenant';
import {
  type AccountState,
  type FromAccountPage,
  fromAccountPage,
  type ToAccountPage,
} from '../shared/accountMessages';
import type { Action, ViewRecord } from '../shared/viewParts';
import { Phrases } from '../tree/phrases';
import { AccountReading } from './accountReading';
import { accountWords } from './accountWords';
import { askInChat, nameInQuestion } from './pageActions';
import { type CommonMessage, TenantPage, type TenantPageParts } from './tenantPage';

const LONGEST_TITLE = 60;

export interface AccountPageParts extends TenantPageParts {
  readonly state: AccountState;
}

type OwnMessage = Exclude<FromAccountPage, CommonMessage>;

/** The page of one account of one tenant. It follows what is written to the account, too. */
export class AccountPage extends TenantPage<ToAccountPage, OwnMessage> {
  readonly #parts: AccountPageParts;
  #account: AccountReading | undefined;
  #name: string | undefined;
  /** So many Timeline entries were shown at most. */
  #entries = 0;

  constructor(parts: AccountPageParts) {
    super(parts, {
      page: 'accountPage',
      parse: (message) => fromAccountPage().safeParse(message).data,
    });
    this.#parts = parts;
    // What cannot work any more is not offered any more.
    this.register(parts.actions.onDidChange(() => this.readWhenSeen()));
  }

  protected get host(): string {
    return this.#parts.state.tenant;
  }

  /** More of the Timeline: this page asks nothing else of its own. */
  protected received(): void {
    void this.#account?.more(this.signal);
  }

  protected override run(action: Action, record: ViewRecord): void {
    if (action === 'ask') void askInChat(`What should I know about ${nameInQuestion(this.#name ?? '')}?`);
    else super.run(action, record);
  }

  protected start(): void {
    this.tell({ type: 'start', words: accountWords(), state: this.#parts.state });
    this.tell({ type: 'busy', busy: true });
  }

  protected async readFrom(tenant: Tenant, signal: AbortSignal): Promise<void> {
    const { state, actions } = this.#parts;
    const writes = tenant.onDidWrite(({ companyGsid }) => {
      if (companyGsid === undefined || companyGsid === state.gsid) this.readSoon();
    });
    signal.addEventListener('abort', () => writes.dispose(), { once: true });
    this.#entries = Math.max(this.#entries, this.#account?.entries ?? 0);
    const account = new AccountReading({
      ...{ tenant, gsid: state.gsid, entriesBefore: this.#entries },
      context: {
        phrases: new Phrases(vscode.env.language, tenant.clock),
        offered: (...wanted) => actions.offered(...wanted),
      },
      tell: (message) => this.tell(message),
      failed: (error) => this.failed(error),
    });
    this.#account = account;
    const name = await account.all(signal);
    signal.throwIfAborted();
    this.stopped();
    if (name === undefined) return;
    this.#name = name;
    this.panel.title = clip(plainLine(name), LONGEST_TITLE);
  }

  protected stopped(): void {
    this.tell({ type: 'busy', busy: false });
  }
}
