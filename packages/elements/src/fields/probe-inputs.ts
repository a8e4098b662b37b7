/** How an input of the page looks: computed values by property. */
export type Look = ReadonlyMap<string, string>;

/** What a trial shows: the look of an input, and of one that is disabled, is invalid, or that no page has styled. */
export interface Trial {
  readonly normal: Look;
  readonly disabled: Look;
  readonly invalid: Look;
  readonly unstyled: Look;
  /** The color of its placeholder. */
  readonly placeholder: string;
  /** CSS pixels. 0 where it is not shown. */
  readonly height: number;
}

export const BORDER = ['border-width', 'border-style', 'border-color'] as const;
export const BOX = ['background-color', ...BORDER, 'border-radius', 'box-shadow', 'padding'] as const;
export const TEXT = [
  'color',
  'caret-color',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'font-feature-settings',
  'font-kerning',
  'font-variant-numeric',
  'letter-spacing',
  'line-height',
  'text-align',
] as const;
const STATE = ['background-color', 'border-color', 'box-shadow', 'color', 'opacity'] as const;

const UNSEEN =
  'position:absolute!important;visibility:hidden!important;transition:none!important;animation:none!important';

interface Asker {
  readonly host: HTMLElement;
  readonly inputClass: string;
  readonly answer: (trial: Trial) => void;
}

let askers: Asker[] = [];

/**
 * Tries out how an input beside a field would look. All that ask in one task are answered at its end, together: inputs
 * come and go before anybody could see them, and the page is laid out once however many fields there are.
 *
 * @param inputClass classes of the page's own inputs, where it styles them by class
 */
export function probeInput(host: HTMLElement, inputClass: string, answer: (trial: Trial) => void): void {
  if (askers.length === 0) queueMicrotask(answerAll);
  askers = [...askers.filter((asker) => asker.host !== host), { host, inputClass, answer }];
}

function answerAll(): void {
  const asking = askers.filter(({ host }) => host.isConnected);
  askers = [];
  const inputs = asking.map(({ host, inputClass }) => {
    const input = document.createElement('input');
    input.setAttribute('type', 'text');
    input.className = inputClass;
    input.placeholder = ' ';
    input.tabIndex = -1;
    input.style.cssText = UNSEEN;
    host.before(input);
    return input;
  });
  const [first] = inputs;
  if (!first) return;
  // One state after the other for all of them, so that styles are computed once for each.
  const looksIn = (change: (input: HTMLInputElement) => void): Look[] => {
    inputs.forEach(change);
    return inputs.map((input) => lookOf(input, STATE));
  };
  const heights = inputs.map((input) => input.offsetHeight);
  const placeholders = inputs.map(placeholderOf);
  const normal = inputs.map((input) => lookOf(input, [...BOX, ...TEXT, 'opacity']));
  const disabled = looksIn((input) => (input.disabled = true));
  const invalid = looksIn((input) => {
    input.disabled = false;
    input.ariaInvalid = 'true';
    input.setCustomValidity('-');
  });
  first.style.setProperty('all', 'revert', 'important');
  const unstyled = lookOf(first, [...BOX, ...TEXT]);
  for (const input of inputs) input.remove();
  asking.forEach(({ answer }, index) =>
    answer({
      normal: normal[index] as Look,
      disabled: disabled[index] as Look,
      invalid: invalid[index] as Look,
      unstyled,
      placeholder: placeholders[index] as string,
      height: heights[index] as number,
    }),
  );
}

export function lookOf(element: Element, properties: readonly string[]): Look {
  const style = getComputedStyle(element);
  return new Map(properties.map((property) => [property, style.getPropertyValue(property)]));
}

/** Some pages and one browser make placeholders pale by opacity. */
function placeholderOf(input: HTMLInputElement): string {
  const { color, opacity } = getComputedStyle(input, '::placeholder');
  return opacity === '1' ? color : `color-mix(in srgb,${color} ${Number(opacity) * 100}%,transparent)`;
}
