import Type from 'typebox';
import { MandateAnswer } from './mandate-answer.ts';

/** A bank account of any kind. The bank's codes are those of its kind. */
export const BankAccountAnswer = Type.Object(
  {
    id: Type.String(),
    nickName: Type.Optional(Type.String()),
    merchantRefNum: Type.Optional(Type.String()),
    status: Type.String(),
    accountHolderName: Type.String(),
    billingAddressId: Type.Optional(Type.String()),
    lastDigits: Type.String({ minLength: 2, maxLength: 2 }),
    routingNumber: Type.Optional(Type.String()),
    accountType: Type.Optional(Type.String()),
    sortCode: Type.Optional(Type.String()),
    transitNumber: Type.Optional(Type.String()),
    institutionId: Type.Optional(Type.String()),
    bic: Type.Optional(Type.String()),
    paymentToken: Type.String(),
    mandates: Type.Optional(Type.Array(MandateAnswer, { minItems: 1 })),
  },
  { title: 'BankAccount' },
);
