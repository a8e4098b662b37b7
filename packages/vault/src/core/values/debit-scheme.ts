export const DEBIT_SCHEMES = ['ach', 'bacs', 'eft', 'sepa'] as const;

/** How an account is debited: in the United States, the United Kingdom, Canada, the euro area. */
export type DebitScheme = (typeof DEBIT_SCHEMES)[number];

/** A code that names the bank beside an account number. An IBAN holds its own. */
export type BankCode = 'routingNumber' | 'sortCode' | 'transitNumber' | 'institutionNumber';

interface SchemeTraits {
  /** The field that the number's seal is bound to. It never changes. */
  readonly numberField: 'accountNumber' | 'iban';
  /** What makes an account this one, together with its number. Their order is bound into fingerprints. */
  readonly bankCodes: readonly BankCode[];
  readonly hasAccountType: boolean;
  /** The payer signs a mandate for each merchant. */
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
