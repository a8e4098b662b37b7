/** Fields that make a payment together. A row is a list of its own. */
type FieldSet = readonly (string | readonly string[])[];

const SETS: Readonly<Record<string, FieldSet>> = {
  separate: [
    'inlay-cardholder-name',
    'inlay-card-number',
    ['inlay-card-expiry', 'inlay-card-code'],
    'inlay-postal-code',
  ],
  card: ['inlay-card', 'inlay-cardholder-name'],
  bacs: ['inlay-account-holder-name', 'inlay-sort-code', 'inlay-account-number'],
  eft: [
    'inlay-account-holder-name',
    ['inlay-transit-number', 'inlay-institution-number'],
    'inlay-account-number',
    'inlay-account-number-confirmation',
  ],
  sepa: ['inlay-account-holder-name', 'inlay-iban', 'inlay-bic'],
  ach: ['inlay-account-holder-name', 'inlay-routing-number', 'inlay-account-number', 'inlay-account-type'],
};

/** The rows of a set: the fields of it that this version of the elements has. */
export function rowsOf(name: string): readonly (readonly string[])[] {
  return (SETS[name] ?? [])
    .map((row) => [row].flat().filter((tag) => customElements.get(tag) !== undefined))
    .filter((row) => row.length > 0);
}

/** Whether the fields that give a set its name are there. */
export function hasSet(name: string): boolean {
  const first = {
    card: 'inlay-card',
    sepa: 'inlay-iban',
    ach: 'inlay-routing-number',
    bacs: 'inlay-sort-code',
    eft: 'inlay-transit-number',
  }[name];
  return first === undefined || customElements.get(first) !== undefined;
}

/** `inlay-card-number` → `cardNumber`: the name by which a language labels it. */
export function fieldNameOf(tag: string): string {
  return tag.replace('inlay-', '').replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase());
}
