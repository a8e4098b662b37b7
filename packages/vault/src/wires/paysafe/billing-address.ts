import Type, { type Static } from 'typebox';
import type { AddressFields } from '../../core/values/address.ts';
import { text } from '../../input/schema.ts';
import { country, nameText } from './input/schema.ts';
import { ADDRESS_NAMES, rename } from './names.ts';
import type { Presented } from './presented.ts';

/** The fields of every address in a body. */
export const PLACE = {
  nickName: Type.Optional(nameText(50)),
  street: Type.Optional(text(50)),
  street2: Type.Optional(text(50)),
  city: Type.Optional(text(40)),
  state: Type.Optional(text(40)),
  zip: Type.Optional(text(10)),
  phone: Type.Optional(text(40)),
};

/** A billing address inside another body. All fields are optional: a payer's page may know the postal code only. */
export const BillingAddressBody = Type.Object(
  { ...PLACE, country: Type.Optional(country()) },
  { title: 'BillingAddressInput' },
);

/** Reads the fields of an address from a body. */
export function toAddress(body: Static<typeof BillingAddressBody>): AddressFields {
  return rename(body, ADDRESS_NAMES);
}

interface Billed {
  readonly billingAddress?: Static<typeof BillingAddressBody>;
}

type WithAddress<T> = T extends unknown
  ? Omit<T, 'billingAddress'> & { readonly billingAddress?: AddressFields }
  : never;

/** Converts the `billingAddress` of a body, if present, to the core's form. */
export function withBillingAddress<T extends Billed>({ billingAddress, ...rest }: T): WithAddress<T> {
  return { ...rest, ...(billingAddress ? { billingAddress: toAddress(billingAddress) } : {}) } as never;
}

/** The fields of every address in an answer. */
export const PLACE_ANSWER = {
  nickName: Type.Optional(Type.String()),
  street: Type.Optional(Type.String()),
  street2: Type.Optional(Type.String()),
  city: Type.Optional(Type.String()),
  zip: Type.Optional(Type.String()),
  country: Type.Optional(Type.String()),
  state: Type.Optional(Type.String()),
  recipientName: Type.Optional(Type.String()),
  phone: Type.Optional(Type.String()),
};

/** An address inside another answer, as it was sent. */
export const BillingAddressAnswer = Type.Object(
  { ...PLACE_ANSWER, defaultShippingAddressIndicator: Type.Optional(Type.Boolean()) },
  { title: 'BillingAddress' },
);

/** Lists members in the wire's order; `JSON.stringify` omits unset ones. */
export function presentPlace(address: AddressFields) {
  return {
    nickName: address.nickname,
    street: address.street,
    street2: address.street2,
    city: address.city,
    zip: address.postalCode,
    country: address.country,
    state: address.state,
    recipientName: address.recipientName,
    phone: address.phone,
  };
}

/** Presents an address inside another answer. */
export function presentBillingAddress(address: AddressFields): Presented<typeof BillingAddressAnswer> {
  return { ...presentPlace(address), defaultShippingAddressIndicator: address.isDefaultShipping };
}
