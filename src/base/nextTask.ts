const turn = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 0));

/**
 * Resolves once what was said before has left: an extension's host sends nothing while the extension computes. It puts
 * messages on their way in a turn of their own, so one turn alone is not enough.
 */
export async function nextTask(): Promise<void> {
  await turn();
  await turn();
}
