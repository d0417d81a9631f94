import * as vscode from 'vscode';
import { DisposableOwner } from '../base/disposable';

const SCHEME = 'gainsight-help';
const FILE = 'sign-in.md';

/** What an administrator and a user do once so that people can sign in with the browser, as a page in the editor. */
export class SignInHelp extends DisposableOwner {
  readonly #changed = this.register(new vscode.EventEmitter<vscode.Uri>());
  readonly #uri = vscode.Uri.parse(`${SCHEME}:/${FILE}`);
  #callbackAddress = '';

  constructor() {
    super();
    this.register(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: () => helpText(this.#callbackAddress),
      }),
    );
  }

  async show(callbackAddress: string): Promise<void> {
    this.#callbackAddress = callbackAddress;
    this.#changed.fire(this.#uri);
    await vscode.commands.executeCommand('markdown.showPreview', this.#uri);
  }
}

function helpText(callbackAddress: string): string {
  const browser =
    vscode.env.uiKind === vscode.UIKind.Web
      ? '\n> In VS Code in the browser this address is another one for each sign-in. Set `gainsight.oauth.callback` to `loopback` where the browser runs on the same machine, or use desktop VS Code.\n'
      : '';
  return `# Signing in to Gainsight with the browser

Calls then run as you and with your own rights. An administrator of the tenant registers an application once.

## For the administrator

1. In Gainsight open **Administration → User Management → Authentication → OAuth Applications → Add Application**.
2. Give it a name and the scope **Read** or **Read/Write**.
3. Add the callback address, letter by letter:

   \`\`\`text
   ${callbackAddress}
   \`\`\`

4. Switch **PKCE** on and save.
5. Hand out the **Client ID**, and the **Client Secret** where one is shown. The id can stand in the setting \`gainsight.oauth.clientId\` of each machine; the secret belongs into no file and is asked for once.
${browser}
## For you

1. Run **Gainsight: Sign In…**, enter the tenant's domain and choose **Sign in with the browser (OAuth)**.
2. Allow the application on the tenant's page. The browser comes back to VS Code by itself.

Where the tenant's form does not take an address of this kind, set \`gainsight.oauth.callback\` to \`loopback\`: the browser then comes back to a port of this machine, \`gainsight.oauth.port\`.

To end the access later, run **Gainsight: Sign Out**. Where the tenant cannot be told by it, an administrator ends the access on the same page.
`;
}
