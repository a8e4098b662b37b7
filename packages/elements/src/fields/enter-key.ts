/** Does what a key in an input does: a keydown that the page may cancel. Whether it did not. */
export function pressEnter(host: Element): boolean {
  const key = 'Enter';
  return host.dispatchEvent(
    new KeyboardEvent('keydown', { key, code: key, bubbles: true, composed: true, cancelable: true }),
  );
}
