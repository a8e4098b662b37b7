/** What a box takes over from the page's own inputs, and the custom property by which a page says otherwise. */
const TAKEN: readonly (readonly [property: string, unless: string])[] = [
  ['background-color', '--inlay-background'],
  ['border-width', '--inlay-border'],
  ['border-style', '--inlay-border'],
  ['border-color', '--inlay-border'],
  ['border-radius', '--inlay-radius'],
  ['box-shadow', '--inlay-shadow'],
  ['padding', '--inlay-padding'],
  ['color', '--inlay-color'],
  ['font-family', '--inlay-font'],
  ['font-size', '--inlay-font'],
  ['font-style', '--inlay-font'],
  ['font-weight', '--inlay-font'],
  ['letter-spacing', '--inlay-font'],
  ['line-height', '--inlay-line-height'],
];

/**
 * Makes a field look like the page's own inputs: an input is put beside the field for as long as it takes to read how it
 * looks, in one task, so nobody sees it. A page that does not style its inputs gets the elements' own look.
 */
export class PageLook {
  readonly sheet = new CSSStyleSheet();
  readonly #host: HTMLElement;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** @param inputClass classes of the page's own inputs, where it styles them by class */
  read(inputClass: string): void {
    this.sheet.replaceSync(this.#host.isConnected ? this.#rulesFor(inputClass) : '');
  }

  #rulesFor(inputClass: string): string {
    const probe = document.createElement('input');
    probe.className = inputClass;
    probe.tabIndex = -1;
    probe.style.cssText = 'position:absolute!important;visibility:hidden!important;transition:none!important';
    this.#host.before(probe);
    const look = getComputedStyle(probe);
    const wishes = getComputedStyle(this.#host);
    // What browsers draw around an input that nobody has styled.
    const isStyled = look.borderTopStyle !== 'inset' || look.borderBottomStyle !== 'inset';
    let rules = '';
    if (isStyled) {
      const taken = TAKEN.filter(([, unless]) => !wishes.getPropertyValue(unless));
      const declarations = taken.map(([property]) => `${property}:${look.getPropertyValue(property)}`);
      const height = wishes.getPropertyValue('--inlay-padding') ? '' : `;min-block-size:${probe.offsetHeight}px`;
      rules = `[part=frame]{${declarations.join(';')}${height}}`;
      if (!wishes.getPropertyValue('--inlay-placeholder-color')) {
        rules += `.placeholder{color:${getComputedStyle(probe, '::placeholder').color}}`;
      }
    }
    probe.remove();
    return rules;
  }
}
