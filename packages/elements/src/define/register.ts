/** Defines an element, once: a second copy of the script on a page changes nothing. On a server it does nothing. */
export function register(tag: string, element: CustomElementConstructor): void {
  if (typeof document === 'undefined' || customElements.get(tag)) return;
  customElements.define(tag, element);
}
