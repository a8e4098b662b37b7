/** Milliseconds after which the control has its width again, where the browser draws nothing. */
const LATEST = 100;

/**
 * Keeps the page from reading where the caret is. Whenever a browser brings the caret into view it scrolls what stands
 * around the frame as well, also on a page of another origin: a page that cuts the frame off would learn the width of
 * each character from its own scroll position. So the control is as narrow as a caret while a key or an edit is handled,
 * and wide again before anybody sees it.
 */
export function keepStill(control: HTMLElement): void {
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const release = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    control.classList.remove('still');
  };
  const hold = (): void => {
    clearTimeout(timer);
    timer = setTimeout(release, LATEST);
    // Held by the key that makes the edit, as a rule: to take the class away and give it back costs a pass over the styles.
    if (control.classList.contains('still')) return;
    control.classList.add('still');
    frame = requestAnimationFrame(release);
  };

  for (const type of ['keydown', 'beforeinput', 'focus']) control.addEventListener(type, hold, { capture: true });
}
