import { ancestors } from '../ancestors.ts';

/** What labels a field, in the order of preference of the web's own inputs. */
export interface Labelled {
  readonly host: HTMLElement;
  readonly internals: ElementInternals;
  /** The attribute `label`. */
  readonly label: string;
  /** Where nothing labels it. */
  readonly fallback: string;
}

/** The name that a screen reader says: ids don't cross frames, so it is read here and sent along. */
export function accessibleName({ host, internals, label, fallback }: Labelled): string {
  const elements = [...host.querySelectorAll(':scope > [slot=label]'), ...(internals.labels as NodeListOf<Element>)];
  const text = elements.map((element) => element.textContent?.trim()).filter(Boolean);
  const name = label || text.join(' ') || host.ariaLabel || fallback;
  return name.replace(/\s+/g, ' ').slice(0, 200);
}

/** The language of a field: the nearest that the page names. */
export function languageOf(host: Element): string {
  for (const node of ancestors(host)) {
    const lang = node instanceof Element && node.getAttribute('lang');
    if (lang) return lang.slice(0, 35);
  }
  return 'en';
}
