/** The brands that have two letters on this wire. Answers omit the letters of other brands. */
const TYPES: Readonly<Record<string, string>> = {
  'american-express': 'AM',
  'diners-club': 'DC',
  discover: 'DI',
  jcb: 'JC',
  mastercard: 'MC',
  maestro: 'MD',
  visa: 'VI',
};

/** Returns this wire's letters for a brand. */
export function cardTypeOf(brand: string | undefined): string | undefined {
  return brand === undefined ? undefined : TYPES[brand];
}
