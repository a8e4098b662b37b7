const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** Formats an amount in cents, the unit of the vault's `amount`. */
export function formatMoney(cents: number): string {
  return dollars.format(cents / 100);
}
