const { writeFileSync } = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');
const { ScriptedModel } = require('./scriptedModel.js');

const VENDOR = 'scripted';
const PRODUCT = 'csm-tools.gainsight-vscode';
/** Stands in the chat box, so that one key press shows what the participant does. */
const QUESTION =
  '@gainsight Which of my accounts have health scores below 40 and no CSM activity in the last 30 days?';

/** Registers the model and returns what tests steer it with. */
exports.activate = async (context) => {
  const model = new ScriptedModel();
  context.subscriptions.push(vscode.lm.registerLanguageModelChatProvider(VENDOR, model));
  // Resolves the model now: the first chat request would find none otherwise.
  void vscode.lm.selectChatModels({ vendor: VENDOR });
  context.subscriptions.push(vscode.commands.registerCommand('scripted.askForSession', askForSession));
  if (process.env.GAINSIGHT_DEMO === '1') void openDemo(context.globalState);
  return {
    seen: model.seen,
    script: (replies) => model.script(replies),
    release: () => model.release(),
    untilWaiting: () => model.untilWaiting(),
    untilDone: () => model.untilDone(),
  };
};

/** Asks for a session as any other extension may, and leaves what it was given where a test reads it. */
async function askForSession() {
  let given;
  try {
    given = await vscode.authentication.getSession('gainsight', ['read'], { createIfNone: true });
  } catch (error) {
    given = { error: String(error) };
  }
  writeFileSync(path.join(process.env.TEST_HOST_DIR, 'session.json'), JSON.stringify(given));
}

/** Opens the sandbox tenant for somebody who just typed `npm start`; only once, so that a reload keeps their choice. */
async function openDemo(state) {
  const KEY = 'demoOpened';
  if (state.get(KEY)) return;
  await state.update(KEY, true);
  for (const command of ['gainsight.exploreSandbox', 'workbench.view.extension.gainsight'])
    try {
      await vscode.commands.executeCommand(command);
    } catch (error) {
      console.warn(`${command}: ${String(error)}`);
    }
  const { contributes = {} } = vscode.extensions.getExtension(PRODUCT)?.packageJSON ?? {};
  if (contributes.chatParticipants?.length > 0)
    await vscode.commands.executeCommand('workbench.action.chat.open', {
      query: QUESTION,
      isPartialQuery: true,
    });
}
