import { focusLookOf } from './focus-look.ts';
import { BORDER, BOX, type Look, probeInput, type Trial } from './probe-inputs.ts';

/** The custom properties by which a page says otherwise. What is not named here is never left out. */
const UNLESS: Readonly<Record<string, string>> = {
  'background-color': '--inlay-background',
  'border-width': '--inlay-border',
  'border-style': '--inlay-border',
  'border-color': '--inlay-border',
  'border-radius': '--inlay-radius',
  'box-shadow': '--inlay-shadow',
  padding: '--inlay-padding',
  color: '--inlay-color',
  'caret-color': '--inlay-color',
  'font-family': '--inlay-font',
  'font-size': '--inlay-font',
  'font-style': '--inlay-font',
  'font-weight': '--inlay-font',
  'letter-spacing': '--inlay-font',
  'line-height': '--inlay-line-height',
};

/**
 * Makes a field look like the page's own inputs, in all states that can be tried out. A page that does not style its
 * inputs gets the elements' own look.
 */
export class PageLook {
  readonly sheet = new CSSStyleSheet();
  readonly #host: HTMLElement;
  /** It was read of an input that has a size. A field that is hidden has none. */
  isSized = false;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /**
   * @param inputClass classes of the page's own inputs, where it styles them by class
   * @param done called when the sheet says how the field looks now
   */
  read(inputClass: string, done: () => void): void {
    probeInput(this.#host, inputClass, (trial) => {
      this.isSized = trial.height > 0;
      this.sheet.replaceSync(rulesOf(trial, getComputedStyle(this.#host)));
      done();
    });
  }
}

function rulesOf(trial: Trial, wishes: CSSStyleDeclaration): string {
  const { normal, disabled, invalid, unstyled, placeholder, height } = trial;
  const isFree = (name: string | undefined): boolean => !name || !wishes.getPropertyValue(name);
  const differs = (property: string): boolean => normal.get(property) !== unstyled.get(property);
  const rule = (state: string, look: Iterable<readonly [string, string]>): string => {
    const free = [...look].filter(([property]) => isFree(UNLESS[property]));
    return `${state && `:host(${state}) `}[part=frame]{${free.map((pair) => pair.join(':')).join(';')}}`;
  };
  const isStyled = BOX.some(differs);
  // The border that browsers draw around an unstyled input is none that could be drawn elsewhere.
  const isDrawn = BORDER.some(differs) || differs('background-color');
  const isBorder = (property: string): boolean => (BORDER as readonly string[]).includes(property);
  const isTaken = (property: string): boolean => (isBorder(property) ? isDrawn : isStyled || differs(property));
  const taken = [...normal].filter(([property]) => unstyled.has(property) && isTaken(property));
  const focus = isStyled && isFree('--inlay-focus-color') && isFree('--inlay-focus-outline') && focusLookOf(normal);
  const accent = wishes.accentColor;
  let rules = rule('', taken);
  if (accent !== 'auto') rules += `:host{--accent:${accent}}`;
  if (taken.length > 0 && isFree('--inlay-placeholder-color')) rules += `.placeholder{color:${placeholder}}`;
  if (isStyled && isFree('--inlay-padding')) rules += `[part=frame]{min-block-size:${height}px}`;
  if (focus) rules += rule(':state(focused)', focus);
  if (isStyled && isFree('--inlay-invalid-color'))
    rules += rule(':state(invalid):not(:disabled)', changes(invalid, normal));
  if (isStyled && isFree('--inlay-disabled-opacity') && changes(disabled, normal).length > 0) {
    rules += rule(':disabled', [...changes(disabled, normal), ['opacity', disabled.get('opacity') ?? '']]);
  }
  return rules;
}

function changes(look: Look, normal: Look): (readonly [string, string])[] {
  return [...look].filter(([property, value]) => normal.get(property) !== value);
}
