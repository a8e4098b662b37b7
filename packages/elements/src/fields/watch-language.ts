import { ancestors } from '../ancestors.ts';

/**
 * Watches the language and the direction of an element, which it has from itself or from whatever stands around it, also
 * out of shadow roots.
 *
 * @returns stops watching
 */
export function watchLanguage(host: Element, changed: () => void): () => void {
  const observer = new MutationObserver((records) => {
    if (records.some(({ target }) => [...ancestors(host)].includes(target))) changed();
  });
  for (const node of ancestors(host)) {
    if (node instanceof Element) continue;
    observer.observe(node, { subtree: true, attributeFilter: ['lang', 'dir'] });
  }
  return () => observer.disconnect();
}
