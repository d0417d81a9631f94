import type { Facts } from '../tools/toolAnswer';
import { numberOf, rowsOf, textOf, textsOf } from './facts';
import type { Block, Cell, NamedRecord } from './report';

/** Why a tool gave no facts, as a sentence for a person. */
export function sentenceOf(facts: Facts): Cell {
  const problem = textOf(facts, 'problem');
  switch (facts.status) {
    case 'several':
      return problem ?? 'Several records fit. Which one is meant? Give its name in full or its GSID.';
    case 'notFound':
      return notFound(facts);
    case 'noRecord':
      return 'There is no such record, or you may not see it.';
    case 'signedOut':
      return withProblem('You are not signed in to Gainsight: run “Gainsight: Sign In…”.', problem);
    case 'left':
      return problem ?? 'The connection was changed meanwhile. Run this again.';
    case 'outdated':
      return problem ?? 'Reload this window: the sign-in was renewed in another one.';
    case 'forbidden':
      return withProblem(
        'The connection lacks the right to read this; a Gainsight administrator can grant it.',
        problem,
      );
    case 'rateLimited':
      return `Gainsight takes no more calls at the moment. Ask again ${waiting(numberOf(facts, 'retryAfterSeconds'))}.`;
    case 'network':
    case 'timeout':
      return 'Gainsight could not be reached. Check the network and ask again.';
    case 'notAllowed':
      return withProblem('Your settings do not allow this.', problem);
    case 'unavailable':
      return withProblem('This tenant does not offer it.', problem);
    case 'defect':
      return 'This did not work because of a fault in the extension. The log has the details.';
    default:
      return withProblem('Gainsight gave no answer that can be used.', problem);
  }
}

/** The records that fit, or that are spelled alike where none does. */
export function choicesOf(facts: Facts): readonly NamedRecord[] {
  if (facts.status === 'notFound') return textsOf(facts, 'didYouMean').map((name) => ({ name }));
  if (facts.status !== 'several') return [];
  return rowsOf(facts).flatMap((row) => {
    const [name, gsid] = [textOf(row, 'name'), textOf(row, 'gsid')];
    if (name === undefined) return [];
    return [gsid === undefined ? { name } : { name, record: { kind: 'company', gsid } }];
  });
}

/** The sentence, and the records to choose from where there are some. */
export function situationBlocks(facts: Facts): readonly Block[] {
  const rows = facts.status === 'several' ? rowsOf(facts) : [];
  const table: Block = {
    kind: 'table',
    columns: ['Account', 'CSM', 'Stage', 'GSID'],
    rows: rows.map((row, index) => [
      choicesOf(facts)[index],
      textOf(row, 'csm'),
      textOf(row, 'stage'),
      textOf(row, 'gsid'),
    ]),
  };
  return [{ kind: 'sentence', text: sentenceOf(facts) }, ...(rows.length > 0 ? [table] : [])];
}

function waiting(seconds: number | undefined): string {
  if (seconds === undefined) return 'in a minute';
  return seconds < 120 ? `in ${seconds} seconds` : `in ${Math.ceil(seconds / 60)} minutes`;
}

function notFound(facts: Facts): Cell {
  const near = textsOf(facts, 'didYouMean');
  // It is the user, not an account, whom the tenant does not know.
  const problem = textOf(facts, 'problem');
  if (problem !== undefined) return problem;
  const sentence = 'No account fits. Give its name as Gainsight has it.';
  return near.length > 0 ? [sentence, `Did you mean ${near.join(', ')}?`] : sentence;
}

function withProblem(sentence: string, problem: string | undefined): Cell {
  return problem === undefined ? sentence : [sentence, `(${problem})`];
}
