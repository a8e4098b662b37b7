/** Milliseconds for which a field has to be seen as wide as it would like to be. A page may change its mind all the time. */
const PATIENCE = 500;
/** A look at every half percent of the width. */
const STEPS = Array.from({ length: 201 }, (_, step) => step / 200);

/**
 * Keeps a control within that part of its box which the page lets be seen, so that its text scrolls in itself: a browser
 * that brings the caret into view has nothing to scroll around the frame, and a page that cuts the frame off reads nothing
 * of the text from its own scroll position.
 */
export function keepInSight(box: HTMLElement, control: HTMLElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let width = Number.POSITIVE_INFINITY;

  const apply = (left: number, seen: number, isWhole: boolean): void => {
    width = isWhole ? Number.POSITIVE_INFINITY : seen;
    control.style.marginLeft = isWhole ? '' : `${left}px`;
    control.style.maxWidth = isWhole ? '' : `${seen}px`;
  };
  const look = ({ boundingClientRect: whole, intersectionRect: seen }: IntersectionObserverEntry): void => {
    // What stands above or below the window tells nothing of its sides.
    if (seen.width === 0) return;
    clearTimeout(timer);
    // What the frame itself cuts off stands in a line that scrolls in the frame.
    const inFrame = Math.min(whole.right, innerWidth) - Math.max(whole.left, 0);
    const isWhole = seen.width > inFrame - 1;
    const change = (): void => apply(seen.left - whole.left, Math.max(1, seen.width - 1), isWhole);
    if (!isWhole && seen.width <= width) change();
    else timer = setTimeout(change, width === Number.POSITIVE_INFINITY ? 0 : PATIENCE);
  };

  new IntersectionObserver((entries) => entries.forEach(look), { threshold: STEPS }).observe(box);
}
