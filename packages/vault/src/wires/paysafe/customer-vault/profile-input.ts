import Type, { type Static } from 'typebox';
import type { Changes } from '../../../core/context.ts';
import { DEBIT_SCHEMES } from '../../../core/values/debit-scheme.ts';
import type { NewParts, ProfileFields } from '../../../core/wallet/profiles.ts';
import { pattern, text, word } from '../../../input/schema.ts';
import { dateOfBirth, nameText } from '../input/schema.ts';
import { PROFILE_NAMES, rename } from '../names.ts';
import { replacing } from '../scope.ts';
import { NewBankAccountBodies, toNewBankAccount } from './bank-account-input.ts';
import { NewCardBody, toNewCard } from './card-input.ts';

const fields = {
  merchantCustomerId: text(100, { min: 1 }),
  locale: Type.Optional(word(['en_US', 'en_GB', 'en_CA', 'fr_CA'], { fault: 'Invalid Locale', blank: 'refused' })),
  firstName: Type.Optional(nameText(80)),
  middleName: Type.Optional(nameText(80)),
  lastName: Type.Optional(nameText(80)),
  dateOfBirth: Type.Optional(dateOfBirth()),
  ip: Type.Optional(text(46)),
  gender: Type.Optional(word(['M', 'F', 'O', 'N'])),
  nationality: Type.Optional(text(30)),
  email: Type.Optional(pattern(255, /^[^\s@]+@[^\s@]+$/)),
  phone: Type.Optional(text(40)),
  cellPhone: Type.Optional(text(40)),
};

export const ProfileBody = Type.Object(fields, { title: 'ProfileInput' });

export const NewProfileBody = Type.Object(
  {
    ...fields,
    card: Type.Optional(NewCardBody),
    achBankAccount: Type.Optional(NewBankAccountBodies.ach),
    bacsBankAccount: Type.Optional(NewBankAccountBodies.bacs),
    eftBankAccount: Type.Optional(NewBankAccountBodies.eft),
    sepaBankAccount: Type.Optional(NewBankAccountBodies.sepa),
  },
  { title: 'NewProfileInput' },
);

/** The fields of a new profile, with its first parts. */
export function toNewProfile(body: Static<typeof NewProfileBody>): {
  readonly fields: ProfileFields;
  readonly parts: NewParts;
} {
  const { card, achBankAccount, bacsBankAccount, eftBankAccount, sepaBankAccount, ...rest } = body;
  const sent = { ach: achBankAccount, bacs: bacsBankAccount, eft: eftBankAccount, sepa: sepaBankAccount };
  const bankAccounts = DEBIT_SCHEMES.flatMap((scheme) => {
    const account = sent[scheme];
    return account ? [[scheme, toNewBankAccount(account)]] : [];
  });
  return {
    fields: toProfileFields(rest),
    parts: { ...(card ? { card: toNewCard(card) } : {}), bankAccounts: Object.fromEntries(bankAccounts) },
  };
}

/** Reads a profile's own fields from a body. A missing locale means `en_US`. */
function toProfileFields(body: Static<typeof ProfileBody>): ProfileFields {
  const { locale = 'en_US', dateOfBirth: date, ...rest } = body;
  return { ...rename(rest, PROFILE_NAMES), locale, ...(date ? { dateOfBirth: toDay(date) } : {}) };
}

/** Members that a PUT clears if they are absent. */
export function toProfileChanges(body: Static<typeof ProfileBody>): Changes<ProfileFields> {
  return replacing(
    [
      'firstName',
      'middleName',
      'lastName',
      'dateOfBirth',
      'ip',
      'gender',
      'nationality',
      'email',
      'phone',
      'cellPhone',
    ],
    toProfileFields(body),
  );
}

function toDay({ year, month, day }: Static<ReturnType<typeof dateOfBirth>>): string {
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
