import { exact, flag, list, oneOf, optional, type Parse, text } from './shape.ts';
import { type BrowserErrorCode, parseBrowserErrorCode } from './errors/browser-codes.ts';

/**
 * How a value stands: `empty`, `incomplete` (right so far), `invalid` (no further typing at its end mends it), `valid`.
 */
export const FIELD_STATUSES = ['empty', 'incomplete', 'invalid', 'valid'] as const;

export type FieldStatus = (typeof FIELD_STATUSES)[number];

/**
 * What a page may know of a field: never a digit, never a length. It is sent when it changes, not per keystroke.
 */
export interface FieldState {
  readonly status: FieldStatus;
  readonly focused: boolean;
  /** The browser filled the field in. */
  readonly autofilled: boolean;
  /** Why the value can't be used as it stands. Absent while it is valid. */
  readonly code?: BrowserErrorCode;
  /** The card brand, once the number tells it, as `card-validator` names it (`visa`, `american-express`). */
  readonly brand?: string;
  /** The networks that a whole number of a co-badged card can be paid over. Absent while there is no choice. */
  readonly brands?: readonly string[];
}

export const parseFieldState: Parse<FieldState> = exact({
  status: oneOf(FIELD_STATUSES),
  focused: flag,
  autofilled: flag,
  code: optional(parseBrowserErrorCode),
  brand: optional(text(32)),
  brands: optional(list(text(32), 8)),
});
