import Type from 'typebox';
import { ErrorDetail } from '../answer/error-answer.ts';
import { BillingAddressAnswer } from '../customer-vault/address-answer.ts';

const start = {
  links: Type.Array(Type.Object({ rel: Type.String(), href: Type.String({ format: 'uri' }) })),
  id: Type.String(),
  merchantRefNum: Type.String(),
};

/** A payment. `error` is there for one that failed. Amounts are in minor units. */
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

/** A payment that did not go through: the error with what names the payment, and nothing of its card. */
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
