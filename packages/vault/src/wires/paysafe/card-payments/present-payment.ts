import { errorEntry } from '@inlay/protocol';
import type { Payment } from '../../../core/payments/payment.ts';
import type { Links } from '../answer/links.ts';
import { presentError } from '../answer/present-error.ts';
import type { Presented } from '../answer/presented.ts';
import type { PaymentAnswer, RefusedPaymentAnswer } from './payment-answer.ts';

/** Where a payment can be looked up. */
function paymentPath({ accountNumber, kind, id }: Pick<Payment, 'accountNumber' | 'kind' | 'id'>): string {
  const collection = kind === 'authorization' ? 'auths' : 'verifications';
  return `/cardpayments/v1/accounts/${accountNumber}/${collection}/${id}`;
}

/** Members in the wire's order; what is unset is left out by `JSON.stringify`. */
export function presentPayment(payment: Payment, links: Links): Presented<typeof PaymentAnswer> {
  const { details, errorCode } = payment;
  const isAuthorization = payment.kind === 'authorization';
  return {
    links: [{ rel: 'self', href: links.toUrl(paymentPath(payment)) }],
    id: payment.id,
    merchantRefNum: payment.merchantRefNum,
    ...(errorCode === undefined ? {} : { error: presentError(errorCode, links).error }),
    txnTime: `${new Date(payment.createdAt).toISOString().slice(0, 19)}Z`,
    status: payment.status,
    amount: payment.amount,
    settleWithAuth: isAuthorization ? false : undefined,
    availableToSettle: isAuthorization && payment.status === 'COMPLETED' ? payment.amount : undefined,
    card: {
      type: payment.cardType,
      preferredNetwork: details.preferredNetwork,
      lastDigits: payment.lastDigits,
      cardExpiry: { month: payment.expiryMonth, year: payment.expiryYear },
    },
    authCode: payment.authCode,
    profile: details.profile,
    billingDetails: details.billingDetails,
    merchantDescriptor: details.merchantDescriptor,
    description: details.description,
    visaAdditionalAuthData: isAuthorization ? {} : undefined,
    currencyCode: payment.currencyCode,
    avsResponse: payment.avsResponse,
    cvvVerification: payment.cvvVerification,
  };
}

interface Refused {
  readonly status: number;
  readonly code: string;
  readonly body: Presented<typeof RefusedPaymentAnswer>;
}

/**
 * What a payment answers that did not go through: the error with what names the payment, and nothing of its card. An open
 * end answers as a failed processor, and the payment's look-up tells the rest later.
 */
export function presentRefusedPayment(payment: Payment, links: Links): Refused {
  const code = payment.errorCode ?? 'processor_unavailable';
  const entry = errorEntry(code);
  return {
    status: entry.status ?? 500,
    code: entry.wire ?? '',
    body: {
      links: [{ rel: 'self', href: links.toUrl(paymentPath(payment)) }],
      id: payment.id,
      merchantRefNum: payment.merchantRefNum,
      error: presentError(code, links).error,
      riskReasonCode: entry.status === 402 ? [] : undefined,
      settleWithAuth: payment.kind === 'authorization' ? false : undefined,
      cvvVerification: payment.cvvVerification,
    },
  };
}
