/** Milliseconds within which a click follows its press, and the longest that a press is waited for. */
const CLICK_PATIENCE = 100;
const PRESS_PATIENCE = 3_000;

interface Waiting {
  requestUpdate(): void;
}

const waiting = new Set<Waiting>();
let timer: ReturnType<typeof setTimeout> | undefined;

function wait({ type }: Event): void {
  clearTimeout(timer);
  timer = setTimeout(end, type === 'pointerdown' ? PRESS_PATIENCE : CLICK_PATIENCE);
}

function end(): void {
  timer = undefined;
  for (const element of waiting) element.requestUpdate();
  waiting.clear();
}

/** Hears of presses from now on. */
export function hearPresses(): void {
  for (const type of ['pointerdown', 'pointerup', 'pointercancel']) addEventListener(type, wait, true);
}

/**
 * Whether the payer presses something in the page: were it moved now, the pointer would come up beside it, and the click
 * would be lost. The element is updated once that is over.
 */
export function isPressed(element: Waiting): boolean {
  if (timer) waiting.add(element);
  return timer !== undefined;
}
