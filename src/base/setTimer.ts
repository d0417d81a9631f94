/** Runs something later; what it gives back calls it off. */
export type SetTimer = (run: () => void, ms: number) => () => void;

export const systemTimer: SetTimer = (run, ms) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};
