import type { Secret } from '../secret.ts';

/** How the billing address compares with the bank's. The words are those of the first release, which rows hold. */
export type AddressCheck = 'MATCH' | 'MATCH_ADDRESS_ONLY' | 'MATCH_ZIP_ONLY' | 'NO_MATCH' | 'NOT_PROCESSED' | 'UNKNOWN';

/** How the security code compares with the bank's. */
export type SecurityCodeCheck = 'MATCH' | 'NO_MATCH' | 'NOT_PROCESSED' | 'UNKNOWN';

/** Asks whether a card is good. */
export interface CardVerificationOrder {
  /** Our id of the payment: the processor must find it again by this. */
  readonly id: string;
  /** What the merchant calls the payment. */
  readonly reference: string;
  /** ISO 4217. */
  readonly currencyCode: string;
  readonly number: Secret<string>;
  readonly securityCode?: Secret<string>;
  /** `month` is 1 to 12, `year` has four digits. */
  readonly expiry: { readonly month: number; readonly year: number };
  readonly billingAddress?: { readonly street?: string; readonly postalCode?: string };
  /** The network that the payer chose where several share the card: `cartes-bancaires`. */
  readonly preferredNetwork?: string;
}

/** Asks for an amount. */
export interface CardAuthorizationOrder extends CardVerificationOrder {
  /** In minor units of the currency. */
  readonly amount: number;
}

/** A payment that was ordered, as the store has it: by this a processor looks it up. */
export interface SentOrder {
  /** Our id of the payment. */
  readonly id: string;
  readonly kind: 'authorization' | 'verification';
  /** In minor units of the currency; a verification has none. */
  readonly amount?: number;
}

/**
 * How a payment ended. `failed` is a definite no without a bank's judgement: nothing was charged, and the same order may
 * be tried again.
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
 * Takes orders to a bank. A vault has them by name (`createVault({ processors })`), and each account names one.
 *
 * A call that rejects leaves the end open, since it may have reached the bank, and the caller is told so; what it rejects
 * with does not matter. The vault then asks `find`, in this process or another, until that tells the end. An order that is
 * not found a minute after it was made counts as failed, so one that has arrived must be found. A call must give up when its
 * signal aborts, which is after `processorTimeout` at the latest.
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
  /** True for a processor that moves no real money. A live account refuses it, a test account every other. */
  readonly sandbox: boolean;
  /** Has an amount authorized. Called once for an order. */
  authorize(order: CardAuthorizationOrder, signal: AbortSignal): Promise<ProcessorResult>;
  /** Asks whether a card is good, without an amount. Called once for an order. */
  verify(order: CardVerificationOrder, signal: AbortSignal): Promise<ProcessorResult>;
  /** Looks a payment up by our id, also one that another process sent. @returns `undefined` when it never arrived */
  find(order: SentOrder, signal: AbortSignal): Promise<ProcessorResult | undefined>;
}
