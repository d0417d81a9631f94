const vscode = require('vscode');
const { demoReply } = require('./demo.js');
const { plainMessage } = require('./messages.js');

const CHARACTERS_PER_TOKEN = 4;

const information = {
  id: 'scripted-demo',
  name: 'Scripted (demo)',
  family: 'scripted',
  version: '1',
  maxInputTokens: 100_000,
  maxOutputTokens: 4000,
  capabilities: { toolCalling: true, imageInput: false },
  // Not in the stable typings; without it the oldest VS Code does not offer the model.
  isUserSelectable: true,
};

/**
 * Answers each request with the next scripted reply, and by the demo's rules when there is none. `seen` holds what the
 * model was shown, in order. A reply is a list of steps: `{ text }`, `{ call, input, id? }`, `{ wait: true }` until
 * `release()`, `{ error, message }` with the name of a LanguageModelError; or a function of the request that returns
 * such a list.
 */
exports.ScriptedModel = class {
  seen = [];
  #replies = [];
  #underWay = new Set();
  #calls = 0;
  #release = () => {};
  #waiting = withResolvers();

  script(replies) {
    this.#replies = [...replies];
  }

  release() {
    this.#release();
  }

  untilWaiting() {
    return this.#waiting.promise;
  }

  async provideLanguageModelChatInformation() {
    return [information];
  }

  async provideTokenCount(_model, input) {
    const text = typeof input === 'string' ? input : JSON.stringify(plainMessage(input));
    return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
  }

  async untilDone() {
    await Promise.allSettled(this.#underWay);
  }

  provideLanguageModelChatResponse(_model, messages, options, progress, token) {
    const answered = this.#answer(messages, options, progress, token);
    this.#underWay.add(answered);
    const done = () => this.#underWay.delete(answered);
    answered.then(done, done);
    return answered;
  }

  async #answer(messages, options, progress, token) {
    const request = {
      messages: messages.map(plainMessage),
      tools: (options.tools ?? []).map((tool) => tool.name),
      toolMode: options.toolMode,
      cancelled: false,
    };
    this.seen.push(request);
    token.onCancellationRequested(() => (request.cancelled = true));
    const reply = this.#replies.shift() ?? demoReply;
    for (const step of typeof reply === 'function' ? reply(request) : reply) {
      await this.#perform(step, progress, token);
      if (token.isCancellationRequested) return;
    }
  }

  async #perform(step, progress, token) {
    if (step.wait) await this.#wait(token);
    else if (step.error) throw languageModelError(step);
    else if (step.call) {
      const id = step.id ?? `call-${++this.#calls}`;
      progress.report(new vscode.LanguageModelToolCallPart(id, step.call, step.input ?? {}));
    } else progress.report(new vscode.LanguageModelTextPart(step.text));
  }

  async #wait(token) {
    const released = new Promise((resolve) => {
      this.#release = resolve;
      token.onCancellationRequested(resolve);
    });
    this.#waiting.resolve();
    await released;
    this.#waiting = withResolvers();
  }
};

function languageModelError({ error, message = error }) {
  const create = vscode.LanguageModelError[error];
  return typeof create === 'function' ? create.call(vscode.LanguageModelError, message) : new Error(message);
}

function withResolvers() {
  const result = {};
  result.promise = new Promise((resolve, reject) => Object.assign(result, { resolve, reject }));
  return result;
}
