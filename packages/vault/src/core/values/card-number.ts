import type { Secret } from '../../secret.ts';

/** The brands that have two letters on the wire. Cards of other brands are stored without. */
const CARD_TYPES = ['AM', 'DC', 'DI', 'JC', 'MC', 'MD', 'VI'] as const;

export type CardType = (typeof CARD_TYPES)[number];

/** A card number that was judged on entry, with what may be known of it. */
export interface CardNumber {
  readonly secret: Secret<string>;
  /** The first six digits. */
  readonly bin: string;
  /** The last four digits. */
  readonly lastDigits: string;
  readonly type?: CardType;
  /** On entry: `visa`, `elo`. Absent where it is unknown, and of a number that was kept. */
  readonly brand?: string;
}
