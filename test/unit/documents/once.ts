/** The next value of an event. */
export function once<T>(
  event: (listener: (value: T) => unknown) => { dispose(): unknown },
  fits: (value: T) => boolean = () => true,
): Promise<T> {
  return new Promise((resolve) => {
    const subscription = event((value) => {
      if (!fits(value)) return;
      subscription.dispose();
      resolve(value);
    });
  });
}
