import Type from 'typebox';
import { AddressAnswer } from './address-answer.ts';
import { BankAccountAnswer } from './bank-account-answer.ts';
import { CardOfProfileAnswer } from './card-answer.ts';

const bankAccounts = Type.Optional(Type.Array(BankAccountAnswer));

/** Lists of parts are there when they were asked for, or made with the profile. */
export const ProfileAnswer = Type.Object(
  {
    id: Type.String(),
    status: Type.String(),
    merchantCustomerId: Type.Optional(Type.String()),
    locale: Type.String(),
    firstName: Type.Optional(Type.String()),
    middleName: Type.Optional(Type.String()),
    lastName: Type.Optional(Type.String()),
    dateOfBirth: Type.Optional(Type.Object({ year: Type.Integer(), month: Type.Integer(), day: Type.Integer() })),
    paymentToken: Type.String(),
    ip: Type.Optional(Type.String()),
    gender: Type.Optional(Type.String()),
    nationality: Type.Optional(Type.String()),
    phone: Type.Optional(Type.String()),
    cellPhone: Type.Optional(Type.String()),
    email: Type.Optional(Type.String()),
    addresses: Type.Optional(Type.Array(AddressAnswer)),
    cards: Type.Optional(Type.Array(CardOfProfileAnswer)),
    achBankAccounts: bankAccounts,
    bacsBankAccounts: bankAccounts,
    eftBankAccounts: bankAccounts,
    sepaBankAccounts: bankAccounts,
  },
  { title: 'Profile' },
);
