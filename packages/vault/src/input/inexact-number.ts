/** Stands for a JSON number that JavaScript cannot hold exactly. It is refused where it is read, never rounded. */
export const INEXACT_NUMBER: unique symbol = Symbol('inexact number');

/** A reviver for `JSON.parse`. A plain safe integer stays; fractions, exponents and long runs of digits don't. */
export function reviveExactly(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number') return value;
  return Number.isSafeInteger(value) && context?.source === String(value) ? value : INEXACT_NUMBER;
}
