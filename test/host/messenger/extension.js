const vscode = require('vscode');

/** Made up, and always the same. */
const MESSAGES = [
  {
    channel: '#praxis-inc',
    from: 'Jonas Weber',
    text: 'Praxis Inc asks for a second training before they renew.',
  },
  { channel: '#tandem-freight', from: 'Jonas Weber', text: 'Tandem Freight is live in Bremen.' },
];

/** Registers the tool, which asks nobody before it reads. */
exports.activate = (context) => {
  const search = { invoke: ({ input }) => found(String(input.query)) };
  context.subscriptions.push(vscode.lm.registerTool('slack_search_messages', search));
};

function found(query) {
  const messages = MESSAGES.filter(({ text }) => text.toLowerCase().includes(query.toLowerCase()));
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(JSON.stringify({ messages }))]);
}
