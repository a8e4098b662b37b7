import type { Secret } from '../secret.ts';

/** Result of comparing the billing address with the bank's. Stored rows contain these words. */
export type AddressCheck = 'MATCH' | 'MATCH_ADDRESS_ONLY' | 'MATCH_ZIP_ONLY' | 'NO_MATCH' | 'NOT_PROCESSED' | 'UNKNOWN';

/** Result of comparing the security code with the bank's. */
export type SecurityCodeCheck = 'MATCH' | 'NO_MATCH' | 'NOT_PROCESSED' | 'UNKNOWN';

/** An order to verify a card. */
export interface CardVerificationOrder {
  /** Our id of the payment. The processor must be able to find the payment by it. */
  readonly id: string;
  /** The merchant's reference of the payment. */
  readonly reference: string;
  /** ISO 4217. */
  readonly currencyCode: string;
  readonly number: Secret<string>;
  readonly securityCode?: Secret<string>;
  /** `month` is 1 to 12, `year` has four digits. */
  readonly expiry: { readonly month: number; readonly year: number };
  readonly billingAddress?: { readonly street?: string; readonly postalCode?: string };
  /** The network that the payer chose on a co-badged card: `cartes-bancaires`. */
  readonly preferredNetwork?: string;
}

/** An order to authorize an amount. */
export interface CardAuthorizationOrder extends CardVerificationOrder {
  /** In minor units of the currency. */
  readonly amount: number;
}

/** A stored payment, by which a processor looks it up. */
export interface SentOrder {
  /** Our id of the payment. */
  readonly id: string;
  readonly kind: 'authorization' | 'verification';
  /** In minor units of the currency; a verification has none. */
  readonly amount?: number;
}

/**
 * How a payment ended. `failed` means that no bank decided and nothing was charged; the same order may be sent again.
 */
export type ProcessorResult =
  | {
      readonly outcome: 'approved';
      readonly authCode: string;
      readonly addressCheck: AddressCheck;
      readonly securityCodeCheck: SecurityCodeCheck;
    }
  | {
      readonly outcome: 'declined';
      readonly reason: 'payment_declined' | 'payment_declined_funds';
      readonly securityCodeCheck: SecurityCodeCheck;
    }
  | { readonly outcome: 'failed' };

/**
 * The connection to a bank. A vault has processors by name (`createVault({ processors })`), and each account names one.
 *
 * If a call rejects, with any error, the order may have reached the bank. The payment stays open, and the caller learns
 * that. The vault then calls `find`, in this process or another, until it returns the end. An order that is not found
 * one minute after its creation counts as failed, so `find` must find every order that arrived. A call must stop when
 * its signal aborts, after `processorTimeout` at the latest.
 *
 * @example
 * const acquirer: Processor = {
 *   sandbox: false,
 *   async authorize({ id, amount, currencyCode, number, expiry }, signal) {
 *     const answer = await post('/charges', { id, amount, currencyCode, number: number.reveal(), expiry }, signal);
 *     if (answer.isDeclined) return { outcome: 'declined', reason: 'payment_declined', securityCodeCheck: 'UNKNOWN' };
 *     const { authCode } = answer;
 *     return { outcome: 'approved', authCode, addressCheck: 'NOT_PROCESSED', securityCodeCheck: 'NOT_PROCESSED' };
 *   },
 *   verify: (order, signal) => askWhetherGood(order, signal),
 *   find: ({ id }, signal) => lookUp(`/charges/${id}`, signal),
 * };
 */
export interface Processor {
  /** True for a processor that moves no real money. Live accounts accept only false, test accounts only true. */
  readonly sandbox: boolean;
  /** Authorizes an amount. Called once per order. */
  authorize(order: CardAuthorizationOrder, signal: AbortSignal): Promise<ProcessorResult>;
  /** Verifies a card, without an amount. Called once per order. */
  verify(order: CardVerificationOrder, signal: AbortSignal): Promise<ProcessorResult>;
  /** Looks a payment up by our id, also one that another process sent. @returns `undefined` if it never arrived */
  find(order: SentOrder, signal: AbortSignal): Promise<ProcessorResult | undefined>;
}
