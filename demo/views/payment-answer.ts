import type { Receipt } from './receipt-card.ts';

/** What `/api/pay` and `/api/pay/stored` answer. */
export type PaymentAnswer = PaidAnswer | ProblemAnswer;

export interface PaidAnswer {
  readonly receipt: Receipt;
  readonly email: string;
  /** The order that buys the same again with the stored card. */
  readonly next: { readonly order: string; readonly amount: number };
}

export interface ProblemAnswer {
  readonly problem: {
    readonly title: string;
    readonly advice: string;
    /** A sentence for each of the shop's own inputs that needs attention. */
    readonly fields?: Readonly<Record<string, string>>;
  };
}
