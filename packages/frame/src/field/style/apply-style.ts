import type { FieldStyle, StyleDeclarations, StyleState } from '@inlay/protocol';
import { isSafeValue } from './is-safe-value.ts';
import { isVisible } from './is-visible.ts';

/** In the order of the cascade: what comes later wins. */
const STATES: readonly (readonly [selector: string, state: StyleState])[] = [
  ['input::placeholder,select[data-status=empty]', 'placeholder'],
  [':focus', 'focus'],
  ['[data-status=valid]', 'valid'],
  ['[aria-invalid=true]', 'invalid'],
  [':disabled', 'disabled'],
];

let sheet: CSSStyleSheet;
let scheme = '';

/** Replaces the look of the controls. What is not allowed, not understood or not visible is left out. */
export function applyStyle(style: FieldStyle): void {
  sheet = new CSSStyleSheet();
  const { colorScheme = '', textAlign = 'start', direction = '', ...base } = style.base ?? {};
  scheme = colorScheme || 'normal';
  // A scheme other than that of the page would paint a box: it belongs to the whole document.
  addRule(':root', { colorScheme });
  addRule('input,select', { textAlign, direction });
  // Codes keep their direction; they are aligned by that of the page.
  addRule('div [dir]', { textAlign: toSide(textAlign), direction: 'ltr' });
  addRule('input,select', base);
  // A digit takes as much room as any other.
  addRule('div [dir]', { fontVariantNumeric: 'tabular-nums', fontFeatureSettings: 'normal' });
  for (const [selector, state] of STATES) addRule(selector, style[state]);
  // Last: each change of a sheet that is in use costs a look at the whole document.
  document.adoptedStyleSheets = [sheet];
}

/** The side of the page that a text stands at. */
function toSide(textAlign: string): string {
  const isFirst = textAlign === 'start';
  if (!isFirst && textAlign !== 'end') return textAlign;
  return isFirst === (document.documentElement.dir === 'rtl') ? 'right' : 'left';
}

function addRule(selector: string, declarations: StyleDeclarations = {}): void {
  const { style } = sheet.cssRules[sheet.insertRule(`${selector}{}`, sheet.cssRules.length)] as CSSStyleRule;
  for (const [property, value] of Object.entries(declarations)) {
    const name = property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (!isSafeValue(value) || !isSeen(name, value)) continue;
    style.setProperty(name, value);
    // Browsers give a filled in text a color of their own, which may not fit the page: they do not touch this one.
    if (name === 'color') style.setProperty('-webkit-text-fill-color', value);
  }
}

/** An opaque color and a length, as computed styles have them. */
const PLAIN = /^rgb\(\d+, \d+, \d+\)$|^[\d.]+px$/;

/** Tries a value on an element that nobody sees, unless it is plain. */
function isSeen(name: string, value: string): boolean {
  if (name !== 'color' && name !== 'font-size') return true;
  if (PLAIN.test(value)) return name === 'color' || isVisible({ fontSize: value, color: '' });
  const probe = document.createElement('i');
  probe.style.colorScheme = scheme;
  probe.style.setProperty(name, value);
  document.body.append(probe);
  const seen = isVisible(getComputedStyle(probe));
  probe.remove();
  return seen;
}
