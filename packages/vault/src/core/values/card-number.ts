import type { Secret } from '../../secret.ts';

/** A card number that was judged on entry, with what may be known of it. */
export interface CardNumber {
  readonly secret: Secret<string>;
  /** The first six digits. */
  readonly bin: string;
  /** The last four digits. */
  readonly lastDigits: string;
  /** `visa`, `elo`. Absent if unknown. */
  readonly brand?: string;
}
