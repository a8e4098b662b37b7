export const DEBIT_SCHEMES = ['ach', 'bacs', 'eft', 'sepa'] as const;

/** The debit scheme of the United States, the United Kingdom, Canada or the euro area. */
export type DebitScheme = (typeof DEBIT_SCHEMES)[number];

/** A code that identifies the bank of an account number. An IBAN contains its own. */
export type BankCode = 'routingNumber' | 'sortCode' | 'transitNumber' | 'institutionNumber';

interface SchemeTraits {
  /** The field that the seal of the number is bound to. It never changes. */
  readonly numberField: 'accountNumber' | 'iban';
  /** The codes that identify an account together with its number. Their order is part of fingerprints. */
  readonly bankCodes: readonly BankCode[];
  readonly hasAccountType: boolean;
  /** True if the payer signs a mandate for each merchant. */
  readonly hasMandates: boolean;
}

export const SCHEMES: Readonly<Record<DebitScheme, SchemeTraits>> = {
  ach: { numberField: 'accountNumber', bankCodes: ['routingNumber'], hasAccountType: true, hasMandates: false },
  bacs: { numberField: 'accountNumber', bankCodes: ['sortCode'], hasAccountType: false, hasMandates: true },
  eft: {
    numberField: 'accountNumber',
    bankCodes: ['transitNumber', 'institutionNumber'],
    hasAccountType: false,
    hasMandates: false,
  },
  sepa: { numberField: 'iban', bankCodes: [], hasAccountType: false, hasMandates: true },
};
