import type { BankFieldName, FieldName } from '@inlay/protocol';

/** How a bank account is debited, in the words of the wire. */
export type BankMethod = 'ach' | 'bacs' | 'eft' | 'sepa';

const ACCOUNT = ['accountNumber', 'accountNumberConfirmation', 'accountHolderName'] as const;

/** The fields of each method. The codes of banks come first: they tell the methods apart. */
const FIELDS: Readonly<Record<BankMethod, readonly BankFieldName[]>> = {
  ach: ['routingNumber', 'accountType', ...ACCOUNT],
  bacs: ['sortCode', ...ACCOUNT],
  eft: ['transitNumber', 'institutionNumber', ...ACCOUNT],
  sepa: ['iban', 'bic', 'accountHolderName'],
};

/** What no token of a method can do without, in the order of its form. A name may also come from the page. */
export const NEEDED: Readonly<Record<BankMethod, readonly BankFieldName[]>> = {
  ach: ['routingNumber', 'accountNumber', 'accountType'],
  bacs: ['sortCode', 'accountNumber'],
  eft: ['transitNumber', 'institutionNumber', 'accountNumber'],
  sepa: ['iban'],
};

/** The one method that the fields of a request belong to; undefined for fields of several methods, or of none. */
export function bankMethodOf(fields: readonly FieldName[]): BankMethod | undefined {
  const methods = Object.keys(FIELDS) as readonly BankMethod[];
  const fitting = methods.filter((method) => fields.every((field) => FIELDS[method].some((name) => name === field)));
  return fitting.length === 1 ? fitting[0] : undefined;
}
