import { ancestors } from '../ancestors.ts';
import { forgetFocusLook, learnFocusLook } from './focus-look.ts';

/** Milliseconds between two readings, however busy a page is with itself. */
const PAUSE = 100;

/**
 * Watches whatever changes the look or the language of a field. A transition of a millisecond tells of every change of
 * inherited color and font, attributes around the field tell of themes, and its size tells of breakpoints and of being
 * shown. A rule that changes a page's inputs by nothing of this takes a `refreshLook()`.
 *
 * @param looks elements whose own styles change with those of the page
 * @param isRead whether the look was read at the size that the field has first
 * @returns stops watching
 */
export function watchLook(
  host: HTMLElement,
  looks: readonly Element[],
  isRead: () => boolean,
  changed: () => void,
): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const soon = calmly(changed, signal);
  const isDark = matchMedia('(prefers-color-scheme: dark)');
  isDark.addEventListener('change', forgetFocusLook, { signal });
  for (const look of looks) look.addEventListener('transitionend', soon, { signal });
  for (const query of [isDark, matchMedia('(forced-colors: active)')])
    query.addEventListener('change', soon, { signal });
  window.addEventListener('resize', soon, { signal });
  // Style sheets and fonts that come late. A load does not bubble, but it can be captured.
  document.fonts.addEventListener('loadingdone', soon, { signal });
  document.addEventListener('load', ({ target }) => target instanceof HTMLLinkElement && soon(), {
    signal,
    capture: true,
  });
  const page = new MutationObserver(soon);
  page.observe(document.head, { subtree: true, childList: true, attributeFilter: ['media', 'disabled', 'href'] });
  for (const node of ancestors(host)) if (node instanceof Element) page.observe(node, { attributes: true });
  let isFirst = true;
  const size = new ResizeObserver(() => {
    // A change that it makes to the box itself is one of the next frame.
    if (!isFirst || !isRead()) setTimeout(soon);
    isFirst = false;
  });
  for (const look of looks) if (look.parentElement) size.observe(look.parentElement);
  const stopLearning = learnFocusLook(soon);
  return () => {
    ended.abort();
    page.disconnect();
    size.disconnect();
    stopLearning();
  };
}

/** Runs at once, and then not again before the pause is over. */
function calmly(run: () => void, signal: AbortSignal): () => void {
  let last = -PAUSE;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = (): void => {
    clearTimeout(timer);
    timer = undefined;
    last = performance.now();
    if (!signal.aborted) run();
  };
  return () => {
    const rest = last + PAUSE - performance.now();
    if (rest <= 0) now();
    else timer ??= setTimeout(now, rest);
  };
}
