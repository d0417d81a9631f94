const vscode = require('vscode');
const { ScriptedModel } = require('./scriptedModel.js');

const VENDOR = 'scripted';

/** Registers the model and returns what tests steer it with. */
exports.activate = async (context) => {
  const model = new ScriptedModel();
  context.subscriptions.push(vscode.lm.registerLanguageModelChatProvider(VENDOR, model));
  // Resolves the model now: the first chat request would find none otherwise.
  void vscode.lm.selectChatModels({ vendor: VENDOR });
  if (process.env.GAINSIGHT_DEMO === '1') void openDemo(context.globalState);
  return {
    seen: model.seen,
    script: (replies) => model.script(replies),
    release: () => model.release(),
    untilWaiting: () => model.untilWaiting(),
  };
};

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
}
