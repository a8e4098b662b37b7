/** The brands that have two letters on this wire. Answers on cards of other brands have none. */
const TYPES: Readonly<Record<string, string>> = {
  'american-express': 'AM',
  'diners-club': 'DC',
  discover: 'DI',
  jcb: 'JC',
  mastercard: 'MC',
  maestro: 'MD',
  visa: 'VI',
};

/** Tells what this wire calls a brand. */
export function cardTypeOf(brand: string | undefined): string | undefined {
  return brand === undefined ? undefined : TYPES[brand];
}
