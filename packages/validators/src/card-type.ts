// The one file that knows card-validator. The build of the frame puts a condensed table in place of this module.
// A part of the package is imported, not its index: named and default exports are then alike in Node, in a bundler and
// in a test runner.
import { cardNumber } from 'card-validator/dist/card-number.js';
import { remember } from './remember.ts';

/** A type of cards as `card-validator` knows it, as far as it is used here. */
export interface CardType {
  readonly type: string;
  readonly lengths: readonly number[];
  readonly gaps: readonly number[];
  readonly code: { readonly size: number };
}

/** The longest pattern of the library: no digit after these changes the type. */
export const TELLING_DIGITS = 8;

/** How many beginnings are remembered at most: less than a megabyte. */
const REMEMBERED = 10_000;

/** One object for each type, not one for each beginning. */
const types = new Map<string, CardType>();

/** The beginning is a number, with a 1 before it so that zeros count: a text cut from a card number may keep all of it in memory. */
const typeOfStart = remember(REMEMBERED, (start: number): CardType | null => {
  const { card } = cardNumber(String(start).slice(1));
  if (card && !types.has(card.type)) types.set(card.type, card);
  return card && (types.get(card.type) ?? card);
});

/**
 * Finds the type of a card by the first digits of its number. The library copies its whole table at each look-up, so its
 * answer for a beginning is remembered.
 *
 * @param digits ASCII digits only
 * @returns `null` while several types are possible or none is known
 */
export function findCardType(digits: string): CardType | null {
  return typeOfStart(Number(`1${digits.slice(0, TELLING_DIGITS)}`));
}
