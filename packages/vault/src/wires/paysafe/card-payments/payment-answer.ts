import Type from 'typebox';
import type { Payment } from '../../../core/payments/payment.ts';
import type { CoreErrorCode } from '../../../errors.ts';
import { BillingAddressAnswer, presentBillingAddress } from '../billing-address.ts';
import { cardTypeOf } from '../card-types.ts';
import { ErrorDetail, presentError } from '../error-answer.ts';
import { PAYSAFE_ERRORS } from '../errors.ts';
import type { Links } from '../links.ts';
import { paymentPath } from '../paths.ts';
import type { Presented } from '../presented.ts';

const start = {
  links: Type.Array(Type.Object({ rel: Type.String(), href: Type.String({ format: 'uri' }) })),
  id: Type.String(),
  merchantRefNum: Type.String(),
};

/** A payment. A failed one has `error`. Amounts are in minor units. */
export const PaymentAnswer = Type.Object(
  {
    ...start,
    error: Type.Optional(ErrorDetail),
    txnTime: Type.String({ format: 'date-time' }),
    status: Type.Enum(['RECEIVED', 'COMPLETED', 'FAILED']),
    amount: Type.Optional(Type.Integer()),
    settleWithAuth: Type.Optional(Type.Boolean()),
    availableToSettle: Type.Optional(Type.Integer()),
    card: Type.Object({
      type: Type.Optional(Type.String()),
      preferredNetwork: Type.Optional(Type.String()),
      lastDigits: Type.String(),
      cardExpiry: Type.Object({ month: Type.Integer({ minimum: 1, maximum: 12 }), year: Type.Integer() }),
    }),
    authCode: Type.Optional(Type.String()),
    profile: Type.Optional(
      Type.Object({
        firstName: Type.Optional(Type.String()),
        lastName: Type.Optional(Type.String()),
        email: Type.Optional(Type.String()),
        merchantCustomerId: Type.Optional(Type.String()),
      }),
    ),
    billingDetails: Type.Optional(BillingAddressAnswer),
    merchantDescriptor: Type.Optional(
      Type.Object({ dynamicDescriptor: Type.Optional(Type.String()), phone: Type.Optional(Type.String()) }),
    ),
    description: Type.Optional(Type.String()),
    visaAdditionalAuthData: Type.Optional(Type.Object({})),
    currencyCode: Type.String(),
    avsResponse: Type.Optional(Type.String()),
    cvvVerification: Type.Optional(Type.String()),
  },
  { title: 'Payment' },
);

/** A payment that did not succeed: the error and the payment's identifiers, without card details. */
export const RefusedPaymentAnswer = Type.Object(
  {
    ...start,
    error: ErrorDetail,
    riskReasonCode: Type.Optional(Type.Array(Type.Integer())),
    settleWithAuth: Type.Optional(Type.Boolean()),
    cvvVerification: Type.Optional(Type.String()),
  },
  { title: 'RefusedPayment' },
);

/** Lists members in the wire's order; `JSON.stringify` omits unset ones. */
export function presentPayment(payment: Payment, links: Links): Presented<typeof PaymentAnswer> {
  const { details, errorCode } = payment;
  const isAuthorization = payment.kind === 'authorization';
  return {
    links: [{ rel: 'self', href: links.toUrl(paymentPath(payment)) }],
    id: payment.id,
    merchantRefNum: payment.reference,
    ...(errorCode === undefined ? {} : { error: presentError(errorCode, links) }),
    txnTime: `${new Date(payment.createdAt).toISOString().slice(0, 19)}Z`,
    status: payment.status,
    amount: payment.amount,
    settleWithAuth: isAuthorization ? false : undefined,
    availableToSettle: isAuthorization && payment.status === 'COMPLETED' ? payment.amount : undefined,
    card: {
      type: cardTypeOf(payment.cardBrand),
      preferredNetwork: details.preferredNetwork,
      lastDigits: payment.lastDigits,
      cardExpiry: { month: payment.expiryMonth, year: payment.expiryYear },
    },
    authCode: payment.authCode,
    profile: presentPayer(details.payer),
    billingDetails: details.billingAddress && presentBillingAddress(details.billingAddress),
    merchantDescriptor: details.descriptor && {
      dynamicDescriptor: details.descriptor.text,
      phone: details.descriptor.phone,
    },
    description: details.description,
    visaAdditionalAuthData: isAuthorization ? {} : undefined,
    currencyCode: payment.currencyCode,
    avsResponse: payment.addressCheck,
    cvvVerification: payment.securityCodeCheck,
  };
}

function presentPayer(payer: Payment['details']['payer']) {
  if (!payer) return undefined;
  const { customerId: merchantCustomerId, ...names } = payer;
  return { ...names, merchantCustomerId };
}

/**
 * The error of a payment that did not succeed. An open end counts as a processor failure: a later look-up shows the
 * result.
 */
export function reasonOf({ errorCode = 'processor_unavailable' }: Payment): CoreErrorCode {
  return errorCode;
}

/** Presents a payment that did not succeed: the error and the payment's identifiers, without card details. */
export function presentRefusedPayment(payment: Payment, links: Links): Presented<typeof RefusedPaymentAnswer> {
  const reason = reasonOf(payment);
  return {
    links: [{ rel: 'self', href: links.toUrl(paymentPath(payment)) }],
    id: payment.id,
    merchantRefNum: payment.reference,
    error: presentError(reason, links),
    riskReasonCode: PAYSAFE_ERRORS[reason].status === 402 ? [] : undefined,
    settleWithAuth: payment.kind === 'authorization' ? false : undefined,
    cvvVerification: payment.securityCodeCheck,
  };
}
