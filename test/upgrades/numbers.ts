/**
 * The well-known test numbers that stand in fixtures, by the name that a `contents.json` calls them by. No bank gave them
 * to anybody. Names may be added; a number never changes, since stores of older releases hold it.
 */
export const CARD_NUMBERS = {
  visa: '4111111111111111',
  visaTwo: '4012888888881881',
  mastercard: '5555555555554444',
  amex: '378282246310005',
  discover: '6011111111111117',
  /** Visa shares it with Cartes Bancaires. */
  coBadged: '4970100000000006',
  /** No network's, but its check digit is right. */
  zeros: '0000000000000000',
} as const;

export type CardName = keyof typeof CARD_NUMBERS;

/** What a request gives of a bank account to say which one it is. */
export const BANK_ACCOUNTS = {
  achChecking: { kind: 'ach', accountNumber: '9876543210', routingNumber: '021000021' },
  achSavings: { kind: 'ach', accountNumber: '000123456789', routingNumber: '110000000' },
  bacs: { kind: 'bacs', accountNumber: '12345678', sortCode: '207405' },
  bacsTwo: { kind: 'bacs', accountNumber: '00012345', sortCode: '108800' },
  eft: { kind: 'eft', accountNumber: '3358921', transitNumber: '25039', institutionId: '001' },
  eftTwo: { kind: 'eft', accountNumber: '000123456789', transitNumber: '11000', institutionId: '003' },
  eftOfNoBank: { kind: 'eft', accountNumber: '3358922', transitNumber: '00000', institutionId: '000' },
  sepa: { kind: 'sepa', iban: 'DE89370400440532013000' },
  sepaTwo: { kind: 'sepa', iban: 'NL91ABNA0417164300' },
  /** With no-break spaces, which 0.1.0 kept. */
  sepaSpaced: { kind: 'sepa', iban: 'FR76\u00a03000\u00a06000\u00a00112\u00a03456\u00a07890\u00a0189' },
} as const;

export type BankAccountName = keyof typeof BANK_ACCOUNTS;

export type BankAccountKind = (typeof BANK_ACCOUNTS)[BankAccountName]['kind'];

/** Taken by the release of a fixture, and not of use to anybody: a later release may refuse them, but must still open them. */
export const ODD_NUMBERS: readonly (CardName | BankAccountName)[] = ['zeros', 'eftOfNoBank', 'sepaSpaced'];

/** A bank account as a request says which one it is: without the kind, which the path says. */
export function bankAccountBody(name: BankAccountName): Readonly<Record<string, string>> {
  const { kind: _kind, ...body } = BANK_ACCOUNTS[name];
  return body;
}

/** The account number or IBAN alone: what is sealed. */
export function bankAccountNumber(name: BankAccountName): string {
  const account = BANK_ACCOUNTS[name];
  return account.kind === 'sepa' ? account.iban : account.accountNumber;
}
