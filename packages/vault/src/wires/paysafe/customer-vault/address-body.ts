import Type from 'typebox';
import { flag, nameText, pattern, text } from '../input/schema.ts';

const place = {
  nickName: Type.Optional(nameText(50)),
  street: Type.Optional(text(50)),
  street2: Type.Optional(text(50)),
  city: Type.Optional(text(40)),
  state: Type.Optional(text(40)),
  zip: Type.Optional(text(10)),
  phone: Type.Optional(text(40)),
};

const COUNTRY = /^[A-Za-z]{2}$/;

/** A billing address inside another body. Nothing of it is required: a payer's page may know a postal code only. */
export const BillingAddressBody = Type.Object({ ...place, country: Type.Optional(pattern(2, COUNTRY)) });

/** An address by itself. It needs a country, as every client of the wire sends it. */
export const AddressBody = Type.Object({
  ...place,
  country: pattern(2, COUNTRY),
  recipientName: Type.Optional(text(255)),
  defaultShippingAddressIndicator: Type.Optional(flag()),
});
