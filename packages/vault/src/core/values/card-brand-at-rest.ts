/**
 * Brands as rows hold them, in the letters of the first release. They never change: servers of two releases read what the
 * other wrote. Cards of other brands are stored without.
 */
const LETTERS: Readonly<Record<string, string>> = {
  'american-express': 'AM',
  'diners-club': 'DC',
  discover: 'DI',
  jcb: 'JC',
  mastercard: 'MC',
  maestro: 'MD',
  visa: 'VI',
};

const BRANDS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(LETTERS).map(([brand, letters]) => [letters, brand]),
);

/** @returns the letters that a row holds for a brand, or `undefined` where it holds none */
export function toBrandAtRest(brand: string | undefined): string | undefined {
  return brand === undefined ? undefined : LETTERS[brand];
}

/** @param letters what a row holds */
export function fromBrandAtRest(letters: string | undefined): string | undefined {
  return letters === undefined ? undefined : BRANDS[letters];
}
