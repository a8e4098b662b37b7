/** Marks a JSON number that JavaScript cannot hold exactly. The reader refuses it and never rounds. */
export const INEXACT_NUMBER: unique symbol = Symbol('inexact number');

/**
 * Revives values in `JSON.parse`: keeps plain safe integers; marks fractions, exponents and long numbers as inexact.
 */
export function reviveExactly(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number') return value;
  return Number.isSafeInteger(value) && context?.source === String(value) ? value : INEXACT_NUMBER;
}
