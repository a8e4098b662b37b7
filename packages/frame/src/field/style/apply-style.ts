import { type FieldStyle, type StyleProperty, type StyleState } from '@inlay/protocol';
import { isSafeValue } from './is-safe-value.ts';
import { isVisible } from './is-visible.ts';

/** In the order of the cascade: what comes later wins. */
const SELECTORS: Readonly<Record<StyleState, string>> = {
  base: 'input',
  placeholder: 'input::placeholder',
  focus: 'input:focus',
  valid: 'input[data-status=valid]',
  invalid: 'input[aria-invalid=true]',
  disabled: 'input:disabled',
};

const sheet = new CSSStyleSheet();

/** Replaces the look of the input. What is not allowed, not understood or not visible is left out. */
export function applyStyle(style: FieldStyle, isDigits: boolean): void {
  document.adoptedStyleSheets = [sheet];
  sheet.replaceSync(
    Object.values(SELECTORS)
      .map((selector) => `${selector}{}`)
      .join(''),
  );
  const root = document.documentElement;
  root.style.colorScheme = safe('color-scheme', style.base?.colorScheme);
  for (const [index, state] of (Object.keys(SELECTORS) as StyleState[]).entries()) {
    const rule = (sheet.cssRules[index] as CSSStyleRule).style;
    for (const [property, value] of Object.entries(style[state] ?? {})) {
      if (property === 'colorScheme' || (property === 'direction' && isDigits)) continue;
      const name = toCssName(property as StyleProperty);
      if (state === 'placeholder' || isSeen(name, value)) rule.setProperty(name, safe(name, value));
    }
  }
}

function toCssName(property: StyleProperty): string {
  return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function safe(name: string, value = ''): string {
  return isSafeValue(value) && CSS.supports(name, value) ? value : '';
}

/** Tries a value on an element that nobody sees. */
function isSeen(name: string, value: string): boolean {
  if (name !== 'color' && name !== 'font-size') return true;
  const probe = document.createElement('i');
  probe.style.setProperty(name, safe(name, value));
  document.body.append(probe);
  const seen = isVisible(getComputedStyle(probe));
  probe.remove();
  return seen;
}
