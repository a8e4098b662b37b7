import { watchLanguage } from './watch-language.ts';

/**
 * Watches whatever changes the look or the language of a field. A transition of a millisecond tells of every change of
 * color and font, from wherever it comes, without a reading in a loop; the box tells of breakpoints and of being shown.
 *
 * @returns stops watching
 */
export function watchLook(host: HTMLElement, look: Element, changed: () => void): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  look.addEventListener('transitionend', changed, { signal });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed, { signal });
  const words = new MutationObserver(changed);
  words.observe(host, { attributeFilter: ['aria-label'] });
  const stopLanguage = watchLanguage(host, changed);
  // A change that it makes to the box itself is one of the next frame.
  const size = new ResizeObserver(() => setTimeout(changed));
  size.observe(look.parentElement ?? look);
  return () => {
    ended.abort();
    words.disconnect();
    stopLanguage();
    size.disconnect();
  };
}
