import Type, { type Static } from 'typebox';
import type { NewParts, ProfileFields } from '../../../core/wallet/profiles.ts';
import { integer, nameText, pattern, text, word } from '../input/schema.ts';
import { NewBankAccountBodies } from './bank-account-body.ts';
import { withNumber } from './bank-accounts.ts';
import { NewCardBody } from './card-body.ts';

const fields = {
  merchantCustomerId: text(100, { min: 1 }),
  locale: Type.Optional(word(['en_US', 'en_GB', 'en_CA', 'fr_CA'], { fault: 'Invalid Locale', blank: 'refused' })),
  firstName: Type.Optional(nameText(80)),
  middleName: Type.Optional(nameText(80)),
  lastName: Type.Optional(nameText(80)),
  dateOfBirth: Type.Optional(Type.Object({ year: integer(1900, 9999), month: integer(1, 12), day: integer(1, 31) })),
  ip: Type.Optional(text(46)),
  gender: Type.Optional(word(['M', 'F', 'O', 'N'])),
  nationality: Type.Optional(text(30)),
  email: Type.Optional(pattern(255, /^[^\s@]+@[^\s@]+$/)),
  phone: Type.Optional(text(40)),
  cellPhone: Type.Optional(text(40)),
};

export const ProfileBody = Type.Object(fields);

export const NewProfileBody = Type.Object({
  ...fields,
  card: Type.Optional(NewCardBody),
  achBankAccount: Type.Optional(NewBankAccountBodies.ach),
  bacsBankAccount: Type.Optional(NewBankAccountBodies.bacs),
  eftBankAccount: Type.Optional(NewBankAccountBodies.eft),
  sepaBankAccount: Type.Optional(NewBankAccountBodies.sepa),
});

/** The fields of a new profile, and what is put into it. */
export function toNewProfile(body: Static<typeof NewProfileBody>): {
  readonly fields: ProfileFields;
  readonly parts: NewParts;
} {
  const { card, achBankAccount, bacsBankAccount, eftBankAccount, sepaBankAccount, ...fields } = body;
  return {
    fields: toProfileFields(fields),
    parts: {
      ...(card ? { card } : {}),
      bankAccounts: {
        ...(achBankAccount ? { ach: withNumber(achBankAccount) } : {}),
        ...(bacsBankAccount ? { bacs: withNumber(bacsBankAccount) } : {}),
        ...(eftBankAccount ? { eft: withNumber(eftBankAccount) } : {}),
        ...(sepaBankAccount ? { sepa: withNumber(sepaBankAccount) } : {}),
      },
    },
  };
}

/** The profile's own fields of a body. A missing locale means `en_US`. */
export function toProfileFields(body: Static<typeof ProfileBody>): ProfileFields {
  const { locale = 'en_US', dateOfBirth, ...rest } = body;
  return { ...rest, locale, ...(dateOfBirth ? { dateOfBirth: toDay(dateOfBirth) } : {}) };
}

function toDay({ year, month, day }: { year: number; month: number; day: number }): string {
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
