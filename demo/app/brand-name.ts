const NAMES: Readonly<Record<string, string>> = {
  'american-express': 'American Express',
  'diners-club': 'Diners Club',
  discover: 'Discover',
  jcb: 'JCB',
  maestro: 'Maestro',
  mastercard: 'Mastercard',
  visa: 'Visa',
};

/** The name of a brand, as the state of the card number tells it. */
export function brandName(brand: string | undefined): string {
  return brand === undefined ? 'not known yet' : (NAMES[brand] ?? 'another brand');
}
