import type { BankAccountName, CardName } from './numbers.ts';

/** An answer of the vault, kept as it was: a later release must still say all of it. */
export type KeptAnswer = Readonly<Record<string, unknown>>;

/** A secret key: user and password. */
export interface SecretKey {
  readonly id: string;
  readonly secret: string;
}

export interface KeptCard {
  readonly profileId: string;
  readonly id: string;
  readonly paymentToken: string;
  readonly number: CardName;
}

export interface KeptBankAccount {
  readonly profileId: string;
  readonly id: string;
  readonly paymentToken: string;
  readonly number: BankAccountName;
}

/** A single-use token that nobody spent. */
export interface KeptToken {
  readonly paymentToken: string;
  readonly card?: CardName;
  readonly bankAccount?: BankAccountName;
  /** The security code that came with the card, or stands alone: it makes the sandbox answer this to a payment. */
  readonly cvvVerification?: string;
  /** What the sandbox answers to a payment with the billing address that came with the card. */
  readonly avsResponse?: string;
  /** What its card or bank account has once it is stored, of that which came with the token. */
  readonly answer?: KeptAnswer;
  readonly billingAddress?: KeptAnswer;
}

export interface KeptPayment {
  readonly account: string;
  readonly collection: 'auths' | 'verifications';
  readonly id: string;
  readonly merchantRefNum: string;
  /** Milliseconds since 1970, to the second. */
  readonly createdAt: number;
  readonly answer: KeptAnswer;
}

export interface KeptTenant {
  readonly id: string;
  readonly mode: 'test' | 'live';
  readonly name: string;
  /** Numbers of its accounts: none in live mode, where the command line knows no processor. */
  readonly accounts: readonly string[];
  readonly secretKey: SecretKey;
  /** A secret key that may make single-use tokens and nothing else. */
  readonly tokensKey: SecretKey;
  /** For pages of `https://shop.example`. */
  readonly publishableKey: string;
  readonly revokedKey: SecretKey;
  readonly revokedPublishableKey: string;
  /** Each as `GET` answered it, with all that is in it. */
  readonly profiles: readonly KeptAnswer[];
  readonly removedProfile: { readonly id: string; readonly merchantCustomerId: string; readonly cardToken: string };
  readonly cards: readonly KeptCard[];
  readonly bankAccounts: readonly KeptBankAccount[];
  /** Also those whose bank account is gone. */
  readonly mandates: readonly { readonly profileId: string; readonly answer: KeptAnswer }[];
  readonly payments: readonly KeptPayment[];
  /** Payments whose end is open, and the single-use token that one of them holds. */
  readonly openPayments: readonly KeptPayment[];
  readonly heldToken?: KeptToken;
  readonly tokens: readonly KeptToken[];
  readonly spentToken: string;
}

/** What a store of a fixture holds, and the credentials that open it. */
export interface Contents {
  readonly release: string;
  /** Milliseconds since 1970: the store was closed then, while its single-use tokens were good. */
  readonly madeAt: number;
  readonly migrations: readonly { readonly number: number; readonly checksum: string }[];
  readonly tenants: readonly KeptTenant[];
}
