import Type from 'typebox';
import { nameText, pattern, text } from '../input/schema.ts';

/** A billing address inside another body. Nothing of it is required: a payer's page may know a postal code only. */
export const BillingAddressBody = Type.Object({
  nickName: Type.Optional(nameText(50)),
  street: Type.Optional(text(50)),
  street2: Type.Optional(text(50)),
  city: Type.Optional(text(40)),
  state: Type.Optional(text(40)),
  zip: Type.Optional(text(10)),
  country: Type.Optional(pattern(2, /^[A-Za-z]{2}$/)),
  phone: Type.Optional(text(40)),
});
