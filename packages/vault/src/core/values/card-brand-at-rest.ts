/**
 * The letters of each brand in rows. They never change, because servers of different releases read each other's rows.
 * Cards of other brands are stored without a brand.
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

/** @returns the letters of a brand in a row, or `undefined` if rows have no letters for it */
export function toBrandAtRest(brand: string | undefined): string | undefined {
  return brand === undefined ? undefined : LETTERS[brand];
}

/** @param letters the brand in a row */
export function fromBrandAtRest(letters: string | undefined): string | undefined {
  return letters === undefined ? undefined : BRANDS[letters];
}
