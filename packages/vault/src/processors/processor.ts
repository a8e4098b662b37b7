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
 * Takes orders to a bank. A call that rejects leaves the end open, since it may have reached the bank: `find` tells later.
 * A call must give up when its signal aborts.
 */
export interface Processor {
  /** True for a processor that moves no real money. A live account refuses it, a test account every other. */
  readonly sandbox: boolean;
  authorize(order: CardAuthorizationOrder, signal: AbortSignal): Promise<ProcessorResult>;
  verify(order: CardVerificationOrder, signal: AbortSignal): Promise<ProcessorResult>;
  /** Looks a payment up by our id, also one that another process sent. @returns `undefined` when it never arrived */
  find(order: SentOrder, signal: AbortSignal): Promise<ProcessorResult | undefined>;
}
