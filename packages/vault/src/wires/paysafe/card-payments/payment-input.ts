import Type, { type Static } from 'typebox';
import type { PaymentCard } from '../../../core/payments/pay.ts';
import type { PaymentDetails } from '../../../core/payments/payment.ts';
import { CoreError } from '../../../errors.ts';
import { invalidMember } from '../../../input/invalid-input.ts';
import { flag, integer, text } from '../../../input/schema.ts';
import { BillingAddressBody, toAddress } from '../billing-address.ts';
import { cardExpiry, cardNumber, securityCodeOrToken } from '../input/schema.ts';
import { PROFILE_NAMES, rename } from '../names.ts';

const fields = {
  merchantRefNum: text(255, { min: 1 }),
  card: Type.Object({
    paymentToken: Type.Optional(text(50)),
    cardNum: Type.Optional(cardNumber()),
    cardExpiry: Type.Optional(cardExpiry({ past: 'refused' })),
    cvv: Type.Optional(securityCodeOrToken()),
  }),
  dupCheck: Type.Optional(flag()),
  currencyCode: Type.Optional(text(3)),
  description: Type.Optional(text(255)),
  profile: Type.Optional(
    Type.Object({
      firstName: Type.Optional(text(80)),
      lastName: Type.Optional(text(80)),
      email: Type.Optional(text(255)),
      merchantCustomerId: Type.Optional(text(100)),
    }),
  ),
  billingDetails: Type.Optional(BillingAddressBody),
  merchantDescriptor: Type.Optional(
    Type.Object({ dynamicDescriptor: Type.Optional(text(20)), phone: Type.Optional(text(13)) }),
  ),
};

export const VerificationBody = Type.Object(fields, { title: 'VerificationInput' });

export const AuthorizationBody = Type.Object(
  {
    ...fields,
    /** Minor units. */
    amount: integer(1, 99_999_999_999),
    settleWithAuth: Type.Optional(flag()),
  },
  { title: 'AuthorizationInput' },
);

type Body = Static<typeof VerificationBody>;

/** Converts a body into the core's verification request. */
export function toVerification(body: Body, accountNumber: string) {
  const { merchantRefNum, dupCheck, currencyCode } = body;
  return {
    accountNumber,
    reference: merchantRefNum,
    card: toPaymentCard(body.card),
    ...(dupCheck === undefined ? {} : { refuseRepeatedReference: dupCheck }),
    ...(currencyCode === undefined ? {} : { currencyCode }),
    details: toDetails(body),
  };
}

/** Converts a body into the core's authorization request. @throws {CoreError} `feature_unavailable` */
export function toAuthorization(body: Static<typeof AuthorizationBody>, accountNumber: string) {
  if (body.settleWithAuth) throw new CoreError('feature_unavailable', { input: 'settleWithAuth' });
  return { ...toVerification(body, accountNumber), amount: body.amount };
}

function toPaymentCard({ paymentToken, cardNum: number, cardExpiry: expiry, cvv }: Body['card']): PaymentCard {
  const securityCode = cvv ? { securityCode: cvv } : {};
  if (paymentToken !== undefined) {
    const isSingleUse = paymentToken.startsWith('SC');
    return { source: isSingleUse ? { singleUseToken: paymentToken } : { paymentToken }, ...securityCode };
  }
  if (!number) throw invalidMember('card.paymentToken', 'text_missing');
  if (!expiry) throw invalidMember('card.cardExpiry', 'missing');
  return { source: { number, expiry }, ...securityCode };
}

function toDetails({ description, profile, billingDetails, merchantDescriptor }: Body): PaymentDetails {
  return {
    ...(description === undefined ? {} : { description }),
    ...(profile ? { payer: rename(profile, PROFILE_NAMES) } : {}),
    ...(billingDetails ? { billingAddress: toAddress(billingDetails) } : {}),
    ...(merchantDescriptor ? { descriptor: rename(merchantDescriptor, { dynamicDescriptor: 'text' } as const) } : {}),
  };
}
