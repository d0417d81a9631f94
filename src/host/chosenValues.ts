const BETWEEN = '\n';

/** The values that were chosen in a step of several. */
export function chosenOf(answer: string | undefined): readonly string[] {
  return answer === undefined || answer === '' ? [] : answer.split(BETWEEN);
}

/** Several values as one answer. */
export function answerOf(values: readonly string[]): string {
  return values.join(BETWEEN);
}
