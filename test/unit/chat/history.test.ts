import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { historyMessages } from '../../../src/chat/history';
import { textOf } from '../../support/scriptedModel';
import { ChatRequestTurn, ChatResponseMarkdownPart, ChatResponseTurn } from '../../support/vscodeChat';

const OURS = 'gainsight.chat';

function exchange(question: string, answer: string, result: object = {}, participant = OURS) {
  return [
    new ChatRequestTurn(question, undefined, [], participant, []),
    new ChatResponseTurn([new ChatResponseMarkdownPart(answer)], result, participant),
  ];
}

const read = async (turns: readonly object[], budget = 10_000) => {
  // VS Code alone can make turns; these have the same members.
  const messages = await historyMessages(
    turns as vscode.ChatContext['history'],
    OURS,
    budget,
    async (text) => text.length,
  );
  return messages.map((message) => [message.role, textOf(message)]);
};

const { User, Assistant } = vscode.LanguageModelChatMessageRole;

describe('the history for the model', () => {
  it('holds questions and answers in their order', async () => {
    assert.deepEqual(await read([...exchange('One?', 'First.'), ...exchange('Two?', 'Second.')]), [
      [User, 'One?'],
      [Assistant, 'First.'],
      [User, 'Two?'],
      [Assistant, 'Second.'],
    ]);
  });

  it('keeps the newest exchanges that fit, whole', async () => {
    const turns = [
      ...exchange('One?', 'x'.repeat(50)),
      ...exchange('Two?', 'Second.'),
      ...exchange('Three?', 'Third.'),
    ];
    const texts = (await read(turns, 40)).map(([, text]) => text);
    assert.deepEqual(texts, ['Two?', 'Second.', 'Three?', 'Third.']);
  });

  it('does not reach behind an exchange that does not fit', async () => {
    const turns = [
      ...exchange('One?', 'First.'),
      ...exchange('Two?', 'x'.repeat(50)),
      ...exchange('Three?', 'Third.'),
    ];
    assert.deepEqual(
      (await read(turns, 40)).map(([, text]) => text),
      ['Three?', 'Third.'],
    );
  });

  it('shortens the newest answer rather than forget it', async () => {
    const [, answer] = await read(exchange('One?', 'x'.repeat(500)), 100);
    assert.match(String(answer?.[1]), /^x{50,100} … \(shortened\)$/);
  });

  it('shortens a long question as well, so that the budget holds', async () => {
    const [[, question] = [], [, answer] = []] = await read(exchange('q'.repeat(500), 'Short.'), 100);
    assert.match(String(question), /^q{80,95} … \(shortened\)$/);
    assert.equal(answer, 'Short.');
    const both = await read(exchange('q'.repeat(500), 'x'.repeat(500)), 100);
    assert.ok(
      both
        .map(([, text]) => String(text))
        .join('')
        .replaceAll(' … (shortened)', '').length <= 100,
    );
  });

  it('leaves out turns that ended without an answer', async () => {
    const turns = [
      ...exchange('Zero?', 'One moment. It was stopped.', { metadata: { situation: 'tooManyRounds' } }),
      ...exchange('One?', 'Not connected.', { metadata: { situation: 'signedOut' } }),
      ...exchange('Two?', 'Failed.', { errorDetails: { message: 'x' } }),
      ...exchange('Three?', 'Third.', { metadata: { tools: [] } }),
    ];
    assert.deepEqual(
      (await read(turns)).map(([, text]) => text),
      ['Three?', 'Third.'],
    );
  });

  it('holds an answer of which a part could not be read', async () => {
    const turns = exchange('One?', 'Bravura is.', { metadata: { situation: 'offline', answered: true } });
    assert.deepEqual(await read(turns), [
      [User, 'One?'],
      [Assistant, 'Bravura is.'],
    ]);
  });

  it('keeps of a turn that was stopped with a write on its way that it may have been written', async () => {
    const turns = exchange('Close the CTA', '', { metadata: { situation: 'cancelledWrite' } });
    const [question, answer] = await read(turns);
    assert.deepEqual(question, [User, 'Close the CTA']);
    assert.match(String(answer?.[1]), /^Stopped by the user\. .*may have been written/);
  });

  it('holds the names of records without the links that were put there', async () => {
    const answer = String.raw`**[Praxis \[Inc\]](command:gainsight.openRecord?%5B%22x%22%5D)** and [Bravura](https://acme.example.com/x), [x] (y)`;
    const [, [, text] = []] = await read(exchange('One?', answer));
    assert.equal(text, String.raw`**Praxis \[Inc\]** and Bravura, [x] (y)`);
  });

  it('holds nothing of other participants', async () => {
    assert.deepEqual(await read(exchange('One?', 'First.', {}, 'somebody.else')), []);
  });

  it('skips a question that was never answered', async () => {
    assert.deepEqual(await read(exchange('One?', 'First.').slice(0, 1)), []);
  });
});
