import Type, { type Static } from 'typebox';
import { isBlank } from '../../../core/wallet/addresses.ts';
import type { PaymentDetails } from '../../../core/payments/payment.ts';
import { BillingAddressBody } from '../customer-vault/address-body.ts';
import { cardExpiry, cardNumber, flag, integer, securityCodeOrToken, text } from '../input/schema.ts';

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

export const VerificationBody = Type.Object(fields);

export const AuthorizationBody = Type.Object({
  ...fields,
  /** Minor units. */
  amount: integer(1, 99_999_999_999),
  settleWithAuth: Type.Optional(flag()),
});

export function toPaymentDetails(body: Static<typeof VerificationBody>): PaymentDetails {
  const { description, profile, billingDetails, merchantDescriptor } = body;
  return {
    ...(description === undefined ? {} : { description }),
    ...(profile ? { profile } : {}),
    ...(billingDetails && !isBlank(billingDetails) ? { billingDetails } : {}),
    ...(merchantDescriptor ? { merchantDescriptor } : {}),
  };
}
