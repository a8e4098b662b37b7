import type { BrowserErrorCode, FieldState } from '@inlay/protocol';

/**
 * Which error a field shows, so that it helps and does not nag: after the payer left the field, or asked for the payment.
 * While the payer mends it, only what can't be mended by typing on is said. That
 * a kind of card is not taken is said at once: no typing on helps.
 *
 * @param shown what it shows now
 */
export function nextShownError(
  shown: BrowserErrorCode | undefined,
  before: FieldState,
  now: FieldState,
): BrowserErrorCode | undefined {
  const isLeft = before.focused && !now.focused;
  const isEdited = before.status !== now.status || before.code !== now.code;
  if (isLeft && now.status !== 'empty') return now.code ?? (isEdited ? undefined : shown);
  if (!isEdited) return shown;
  if (now.code === 'card_brand_refused') return now.code;
  return now.focused && shown && now.status === 'invalid' ? now.code : undefined;
}
