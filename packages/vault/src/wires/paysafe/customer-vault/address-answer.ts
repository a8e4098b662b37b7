import Type from 'typebox';

const place = {
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
  { ...place, defaultShippingAddressIndicator: Type.Optional(Type.Boolean()) },
  { title: 'BillingAddress' },
);

export const AddressAnswer = Type.Object(
  { id: Type.String(), ...place, defaultShippingAddressIndicator: Type.Boolean(), status: Type.String() },
  { title: 'Address' },
);
