import type { FieldState } from '@inlay/protocol';

/** Brands that the first digits tell. Any other network shares its cards with one of them, and only a whole number tells it. */
const TOLD_EARLY =
  /^(visa|mastercard|american-express|diners-club|discover|jcb|unionpay|maestro|elo|mir|hiper|hipercard|verve)$/;

/**
 * A card number as a page stands to it that takes some networks only. It is refused as soon as its brand is told, unless
 * the card may turn out to belong to an allowed network as well.
 *
 * @param allowed networks that the page takes: none means all
 */
export function judgeBrand(told: FieldState, allowed: readonly string[]): FieldState {
  const { brand, brands, ...state } = told;
  if (allowed.length === 0 || state.status === 'empty') return told;
  const networks = brands ?? (brand ? [brand] : []);
  const taken = networks.filter((network) => allowed.includes(network));
  const [first] = taken;
  if (first) return { ...state, brand: first, ...(taken.length > 1 && { brands: taken }) };
  const isWhole = state.status === 'valid';
  const isTold = isWhole || (networks.length > 0 && allowed.every((network) => TOLD_EARLY.test(network)));
  return isTold ? { ...state, ...(brand && { brand }), status: 'invalid', code: 'card_brand_refused' } : told;
}
