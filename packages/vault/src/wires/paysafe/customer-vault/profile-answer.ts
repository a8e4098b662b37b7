import Type from 'typebox';
import type { ProfileWithParts } from '../../../core/wallet/profiles.ts';
import type { Presented } from '../presented.ts';
import { AddressAnswer, presentAddress } from './address-answer.ts';
import { BankAccountAnswer, presentBankAccount } from './bank-account-answer.ts';
import { CardOfProfileAnswer, presentCardOfProfile } from './card-answer.ts';

const bankAccounts = Type.Optional(Type.Array(BankAccountAnswer));

/** Lists of parts are present if they were requested or created with the profile. */
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

/**
 * Presents a profile. Members are in the wire's order, and `JSON.stringify` omits unset ones. Parts appear if
 * requested.
 */
export function presentProfile(
  { profile, addresses, cards, bankAccounts }: ProfileWithParts,
  singleUseToken?: string,
): Presented<typeof ProfileAnswer> {
  return {
    id: profile.id,
    status: profile.status,
    merchantCustomerId: profile.customerId,
    locale: profile.locale,
    firstName: profile.firstName,
    middleName: profile.middleName,
    lastName: profile.lastName,
    dateOfBirth: profile.dateOfBirth === undefined ? undefined : presentDay(profile.dateOfBirth),
    paymentToken: profile.paymentToken,
    ip: profile.ip,
    gender: profile.gender,
    nationality: profile.nationality,
    phone: profile.phone,
    cellPhone: profile.cellPhone,
    email: profile.email,
    addresses: addresses?.map(presentAddress),
    cards: cards?.map((card) => presentCardOfProfile(card, singleUseToken)),
    achBankAccounts: bankAccounts?.ach?.map(presentBankAccount),
    bacsBankAccounts: bankAccounts?.bacs?.map(presentBankAccount),
    eftBankAccounts: bankAccounts?.eft?.map(presentBankAccount),
    sepaBankAccounts: bankAccounts?.sepa?.map(presentBankAccount),
  };
}

function presentDay(day: string) {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, day: date };
}
