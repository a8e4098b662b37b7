import Type, { type Static } from 'typebox';
import type { BankAccountEntry } from '../../../core/tokens/bank-account-tokens.ts';
import type { CardEntry } from '../../../core/tokens/card-tokens.ts';
import { BillingAddressBody, withBillingAddress } from '../billing-address.ts';
import { bic, cardExpiry, cardNumber, nameText, network, type Rules, securityCode } from '../input/schema.ts';
import { CARD_NAMES, rename } from '../names.ts';
import { BANK_ACCOUNT_DETAILS, bankAccountIdentity, renameBankAccount } from './bank-account-input.ts';

const billingAddress = Type.Optional(BillingAddressBody);

/** A card, or its security code alone: for a payment with a card that is stored already. */
const card = Type.Object(
  {
    cardNum: Type.Optional(cardNumber()),
    cardExpiry: Type.Optional(cardExpiry({ past: 'refused' })),
    cvv: Type.Optional(securityCode()),
    holderName: Type.Optional(nameText(100)),
    preferredNetwork: Type.Optional(network()),
    billingAddress,
  },
  {
    anyOf: [{ required: ['cardNum', 'cardExpiry'] }, { required: ['cvv'], maxProperties: 1 }],
    'x-alone': 'cvv',
    'x-empty': 'refused',
  },
);

/**
 * One card, one security code or one bank account. A page's key is held to the rules of its fields, a server's to the form
 * alone: so a payer cannot mistype, and a server can move what it has.
 */
export function singleUseTokenBody(rules: Rules) {
  const { ach, bacs, eft, sepa } = bankAccountIdentity(rules);
  const details = BANK_ACCOUNT_DETAILS;
  const made = { 'x-empty': 'refused' } as const;
  return Type.Object(
    {
      card: Type.Optional(card),
      ach: Type.Optional(Type.Object({ ...ach, ...details.ach, billingAddress }, made)),
      bacs: Type.Optional(Type.Object({ ...bacs, ...details.bacs, billingAddress }, made)),
      eft: Type.Optional(Type.Object({ ...eft, ...details.eft, billingAddress }, made)),
      sepa: Type.Optional(
        Type.Object({ ...sepa, ...details.sepa, bic: Type.Optional(bic(rules)), billingAddress }, made),
      ),
    },
    { title: 'SingleUseTokenInput' },
  );
}

export type SingleUseTokenBody = Static<ReturnType<typeof singleUseTokenBody>>;

type CardBody = NonNullable<SingleUseTokenBody['card']>;
type BankAccountBody = NonNullable<SingleUseTokenBody['ach' | 'bacs' | 'eft' | 'sepa']>;

/** @returns `undefined` for a security code alone */
export function toCardEntry(body: CardBody): CardEntry | undefined {
  const { number, expiry, ...rest } = rename(withBillingAddress(body), CARD_NAMES);
  return number && expiry ? { ...rest, number, expiry } : undefined;
}

export function toBankAccountEntry(body: BankAccountBody): BankAccountEntry {
  return renameBankAccount(withBillingAddress(body)) as BankAccountEntry;
}
