import { createHash } from 'node:crypto';
import type { ProfileWithParts } from '../../../core/wallet/profiles.ts';
import { presentAddress } from './present-address.ts';
import { presentBankAccount } from './present-bank-account.ts';
import { presentCardOfProfile } from './present-card.ts';
import type { Presented } from '../answer/presented.ts';
import type { ProfileAnswer } from './profile-answer.ts';

/** Members in the wire's order; what is unset is left out by `JSON.stringify`. Parts stand there when asked for. */
export function presentProfile(
  { profile, addresses, cards, bankAccounts }: ProfileWithParts,
  singleUseToken?: string,
): Presented<typeof ProfileAnswer> {
  return {
    id: profile.id,
    status: profile.status,
    merchantCustomerId: profile.merchantCustomerId,
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

/** An entity tag of an answer: equal for equal bytes. */
export function entityTag(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}
