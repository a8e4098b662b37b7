import Type from 'typebox';
import type { AddressFields } from '../../../core/values/address.ts';
import { flag, text } from '../../../input/schema.ts';
import { PLACE } from '../billing-address.ts';
import { country } from '../input/schema.ts';

/** An address of its own. It requires a country, which every client of the wire sends. */
export const AddressBody = Type.Object(
  {
    ...PLACE,
    country: country(),
    recipientName: Type.Optional(text(255)),
    defaultShippingAddressIndicator: Type.Optional(flag()),
  },
  { title: 'AddressInput' },
);

/** Members that a PUT clears if they are absent. */
export const CLEARED_OF_ADDRESS = [
  'nickname',
  'street',
  'street2',
  'city',
  'state',
  'postalCode',
  'phone',
  'recipientName',
  'isDefaultShipping',
] as const satisfies readonly (keyof AddressFields)[];
