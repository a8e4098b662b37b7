import { readdirSync } from 'node:fs';

const DEFINED = new URL('../../packages/elements/src/define/', import.meta.url);

/** Elements that are no field: they show what the page tells them. */
const SHOWN: Readonly<Record<string, string>> = {
  'inlay-stored-card': 'brand="visa" last-digits="1111" expiry="12/30"',
};

/** What is typed into the fields, by their names. */
const VALUES: Readonly<Record<string, string>> = {
  cardNumber: '4111111111111111',
  cardExpiry: '1230',
  cardExpiryMonth: '12',
  cardExpiryYear: '30',
  cardCode: '111',
  accountType: 'CHECKING',
  cardholderName: 'Ada Fields',
  postalCode: 'M5H 2N2',
  accountHolderName: 'Ada Fields',
  routingNumber: '021000021',
  accountNumber: '12345678',
  accountNumberConfirmation: '12345678',
  sortCode: '200000',
  transitNumber: '00012',
  institutionNumber: '001',
  iban: 'DE89370400440532013000',
  bic: 'COBADEFFXXX',
};

export interface ElementInGallery {
  readonly tag: string;
  /** Attributes, where it is no field. */
  readonly shown: string | undefined;
}

/** Every element that can be defined, the group itself left out. */
export function listElements(): readonly ElementInGallery[] {
  return readdirSync(DEFINED)
    .filter((file) => /^inlay-[\w-]+\.ts$/.test(file) && file !== 'inlay-fields.ts')
    .map((file) => file.replace('.ts', ''))
    .toSorted()
    .map((tag) => ({ tag, shown: SHOWN[tag] }));
}

export function valueOf(field: string): string | undefined {
  return VALUES[field];
}
