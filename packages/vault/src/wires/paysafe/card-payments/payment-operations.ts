import type { PaymentKind } from '../../../core/payments/payment.ts';
import type { Operation } from '../../../server/openapi/operation.ts';
import { PaymentAnswer, RefusedPaymentAnswer } from './payment-answer.ts';

const tag = 'Payments';
const answers = { 200: { json: PaymentAnswer } };
const refused = RefusedPaymentAnswer;
const errors = [
  'payment_token_unusable',
  'single_use_token_unusable',
  'single_use_token_reserved',
  'merchant_ref_num_taken',
  'payment_declined',
  'payment_declined_funds',
  'processor_unavailable',
] as const;

export const authorizeOperation: Operation = {
  id: 'createAuthorization',
  summary: 'Authorizes an amount on a card.',
  tag,
  answers,
  errors,
  refused,
};

export const verifyOperation: Operation = {
  id: 'createVerification',
  summary: 'Asks whether a card is good, without an amount.',
  tag,
  answers,
  errors,
  refused,
};

export const LOOK_UPS: Readonly<Record<PaymentKind, Operation>> = {
  authorization: { id: 'getAuthorization', summary: 'Looks an authorization up.', tag, answers },
  verification: { id: 'getVerification', summary: 'Looks a verification up.', tag, answers },
};
