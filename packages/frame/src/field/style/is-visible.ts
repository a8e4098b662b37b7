/** CSS pixels: below, digits can't be read. */
const SMALLEST_FONT = 8;
const FAINTEST_COLOR = 0.3;

/** The opacity of a color as `getComputedStyle` writes it: `rgba(0, 0, 0, 0.5)`, `color(srgb 0 0 0 / 0.5)`. */
export function opacityOf(color: string): number {
  const alpha = /^rgba\(.*,\s*([\d.e-]+)\)$|\/\s*([\d.e-]+|none)\)$/.exec(color);
  const text = alpha?.[1] ?? alpha?.[2] ?? '1';
  return text === 'none' ? 0 : Number(text);
}

/** Whether text of this look can be seen: a payer must not type into a field that a page has made invisible. */
export function isVisible(look: Pick<CSSStyleDeclaration, 'fontSize' | 'color'>): boolean {
  return Number.parseFloat(look.fontSize) >= SMALLEST_FONT && opacityOf(look.color) >= FAINTEST_COLOR;
}
