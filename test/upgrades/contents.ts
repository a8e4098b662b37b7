import type { BankAccountName, CardName } from './numbers.ts';

/** A stored answer of the vault: a later release must still return all of it. */
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

/** A single-use token that is not spent. */
export interface KeptToken {
  readonly paymentToken: string;
  readonly card?: CardName;
  readonly bankAccount?: BankAccountName;
  /** The security code of the card or of the token. It decides the sandbox's answer to a payment. */
  readonly cvvVerification?: string;
  /** The sandbox's answer to a payment with the billing address of the card. */
  readonly avsResponse?: string;
  /** The members of the token that its stored card or bank account has. */
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
  /** Its account numbers: none in live mode, because the command line has no processor for it. */
  readonly accounts: readonly string[];
  readonly secretKey: SecretKey;
  /** A secret key that may only create single-use tokens. */
  readonly tokensKey: SecretKey;
  /** For pages of `https://shop.example`. */
  readonly publishableKey: string;
  readonly revokedKey: SecretKey;
  readonly revokedPublishableKey: string;
  /** Profiles with all their parts, as `GET` answers them. */
  readonly profiles: readonly KeptAnswer[];
  readonly removedProfile: { readonly id: string; readonly merchantCustomerId: string; readonly cardToken: string };
  readonly cards: readonly KeptCard[];
  readonly bankAccounts: readonly KeptBankAccount[];
  /** Includes mandates whose bank account was removed. */
  readonly mandates: readonly { readonly profileId: string; readonly answer: KeptAnswer }[];
  readonly payments: readonly KeptPayment[];
  /** Open payments, and the single-use token that one of them holds. */
  readonly openPayments: readonly KeptPayment[];
  readonly heldToken?: KeptToken;
  readonly tokens: readonly KeptToken[];
  readonly spentToken: string;
}

/** The contents of a fixture's store, and its credentials. */
export interface Contents {
  readonly release: string;
  /** Milliseconds since 1970: when the store was closed, before its single-use tokens expired. */
  readonly madeAt: number;
  readonly migrations: readonly { readonly number: number; readonly checksum: string }[];
  readonly tenants: readonly KeptTenant[];
}
