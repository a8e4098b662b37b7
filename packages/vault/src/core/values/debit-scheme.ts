export const BANK_ACCOUNT_KINDS = ['ach', 'bacs', 'eft', 'sepa'] as const;

/** The debit scheme that an account is reached by: United States, United Kingdom, Canada, the euro area. */
export type BankAccountKind = (typeof BANK_ACCOUNT_KINDS)[number];

/** What names the bank beside an account number. An IBAN holds it. */
export type BankCode = 'routingNumber' | 'sortCode' | 'transitNumber' | 'institutionId';

interface Kind {
  /** What a request calls the number, and the field that its seal is bound to. */
  readonly number: 'accountNumber' | 'iban';
  /** With the number, what makes an account this one. */
  readonly bankCodes: readonly BankCode[];
  readonly hasAccountType: boolean;
  /** The payer signs a mandate for each merchant. */
  readonly hasMandates: boolean;
}

export const KINDS: Readonly<Record<BankAccountKind, Kind>> = {
  ach: { number: 'accountNumber', bankCodes: ['routingNumber'], hasAccountType: true, hasMandates: false },
  bacs: { number: 'accountNumber', bankCodes: ['sortCode'], hasAccountType: false, hasMandates: true },
  eft: {
    number: 'accountNumber',
    bankCodes: ['transitNumber', 'institutionId'],
    hasAccountType: false,
    hasMandates: false,
  },
  sepa: { number: 'iban', bankCodes: [], hasAccountType: false, hasMandates: true },
};
