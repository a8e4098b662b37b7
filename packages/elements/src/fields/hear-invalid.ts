/**
 * Hears a browser report that an element is invalid. A page may ask whether its form is valid at any time, and nobody
 * should be blamed for that: only a browser that reports moves the focus to what is wrong.
 *
 * @param reported called with what has the focus since
 */
export function hearInvalid(host: HTMLElement, reported: (focused: Element | null) => void): void {
  host.addEventListener('invalid', (event) => {
    if (event.defaultPrevented) return;
    const { activeElement: before } = host.ownerDocument;
    setTimeout(() => {
      const { activeElement: now } = host.ownerDocument;
      if (now !== before) reported(now);
    });
  });
}
