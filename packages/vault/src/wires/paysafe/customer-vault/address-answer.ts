import Type from 'typebox';
import type { Address } from '../../../core/wallet/addresses.ts';
import { PLACE_ANSWER, presentPlace } from '../billing-address.ts';
import type { Presented } from '../presented.ts';

export const AddressAnswer = Type.Object(
  { id: Type.String(), ...PLACE_ANSWER, defaultShippingAddressIndicator: Type.Boolean(), status: Type.String() },
  { title: 'Address' },
);

/** Lists members in the wire's order; `JSON.stringify` omits unset ones. */
export function presentAddress(address: Address): Presented<typeof AddressAnswer> {
  return {
    id: address.id,
    ...presentPlace(address),
    defaultShippingAddressIndicator: address.isDefaultShipping,
    status: address.status,
  };
}
