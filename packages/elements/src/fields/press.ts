/** Milliseconds within which a click follows its press, and the longest that a press is waited for. */
const CLICK_PATIENCE = 100;
const PRESS_PATIENCE = 3_000;
/** Milliseconds between two looks whether a press is over. */
export const AFTER_PRESS = 100;

let end = 0;

function hear({ buttons, timeStamp }: PointerEvent): void {
  end = timeStamp + (buttons ? PRESS_PATIENCE : CLICK_PATIENCE);
}

/**
 * Whether the payer presses something in the page: were it moved now, the pointer would come up beside it, and the click
 * would be lost. The first call begins to listen.
 */
export function isPressed(): boolean {
  for (const type of ['pointerdown', 'pointerup', 'pointercancel'] as const) addEventListener(type, hear, true);
  return performance.now() < end;
}
