// What the sample uses of Google's Agent Development Kit, which with 176 packages is too heavy to install for one test.

export class BaseTool {
  constructor({ name, description }) {
    this.name = name;
    this.description = description;
  }
}

export class LlmAgent {
  constructor({ model, tools }) {
    this.model = model;
    this.tools = tools;
  }
}

/** Asks the model, runs the tool that it calls, and asks again, until a reply holds no call. */
export class InMemoryRunner {
  constructor({ agent }) {
    this.agent = agent;
  }

  async *runEphemeral({ newMessage }) {
    const { model, tools } = this.agent;
    const contents = [newMessage];
    const functionDeclarations = tools.map((tool) => tool._getDeclaration());
    for (;;) {
      const request = { contents, config: { tools: [{ functionDeclarations }] } };
      const { value: event } = await model.generateContentAsync(request).next();
      contents.push(event.content);
      yield event;
      const call = event.content.parts.find(({ functionCall }) => functionCall)?.functionCall;
      if (!call) return;
      const response = await tools.find(({ name }) => name === call.name).runAsync({ args: call.args });
      contents.push({ role: 'user', parts: [{ functionResponse: { name: call.name, response } }] });
    }
  }
}

export function isFinalResponse({ content }) {
  return content.parts.every(({ functionCall }) => !functionCall);
}

export function stringifyContent({ content }) {
  return content.parts.map(({ text = '' }) => text).join('');
}
