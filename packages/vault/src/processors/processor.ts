import type { Secret } from '../secret.ts';

export type AvsResponse = 'MATCH' | 'MATCH_ADDRESS_ONLY' | 'MATCH_ZIP_ONLY' | 'NO_MATCH' | 'NOT_PROCESSED' | 'UNKNOWN';

export type CvvVerification = 'MATCH' | 'NO_MATCH' | 'NOT_PROCESSED' | 'UNKNOWN';

export interface CardVerificationOrder {
  /** Our id of the payment: the processor must find it again by this. */
  readonly id: string;
  readonly merchantRefNum: string;
  readonly currencyCode: string;
  readonly number: Secret<string>;
  readonly code?: Secret<string>;
  /** `month` is 1 to 12, `year` has four digits. */
  readonly expiry: { readonly month: number; readonly year: number };
  readonly billingAddress?: { readonly street?: string; readonly zip?: string };
  /** The network that the payer chose, of those that share the card: `cartes-bancaires`. Absent where there was no choice. */
  readonly preferredNetwork?: string;
}

export interface CardAuthorizationOrder extends CardVerificationOrder {
  /** In minor units of the currency. */
  readonly amount: number;
}

/**
 * How a payment ended. `failed` is a definite no without a bank's judgement: nothing was charged, and the same order may
 * be tried again.
 */
export type ProcessorResult =
  | {
      readonly outcome: 'approved';
      readonly authCode: string;
      readonly avsResponse: AvsResponse;
      readonly cvvVerification: CvvVerification;
    }
  | {
      readonly outcome: 'declined';
      readonly reason: 'payment_declined' | 'payment_declined_funds';
      readonly cvvVerification: CvvVerification;
    }
  | { readonly outcome: 'failed' };

/**
 * The way to a bank. A call that rejects leaves the end open: it may have reached the bank or not, and `find` tells later.
 * A call must give up when its signal aborts.
 */
export interface Processor {
  /** Whether it moves no real money. A live account refuses such a processor, a test account every other. */
  readonly sandbox: boolean;
  authorize(order: CardAuthorizationOrder, signal: AbortSignal): Promise<ProcessorResult>;
  verify(order: CardVerificationOrder, signal: AbortSignal): Promise<ProcessorResult>;
  /** What became of the payment with our id; `undefined` when it never arrived. */
  find(id: string, signal: AbortSignal): Promise<ProcessorResult | undefined>;
}
