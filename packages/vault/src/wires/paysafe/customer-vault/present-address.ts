import type { Address } from '../../../core/wallet/addresses.ts';
import type { Presented } from '../answer/presented.ts';
import type { AddressAnswer } from './address-answer.ts';

/** Members in the wire's order; what is unset is left out by `JSON.stringify`. */
export function presentAddress(address: Address): Presented<typeof AddressAnswer> {
  return {
    id: address.id,
    nickName: address.nickName,
    street: address.street,
    street2: address.street2,
    city: address.city,
    zip: address.zip,
    country: address.country,
    state: address.state,
    recipientName: address.recipientName,
    phone: address.phone,
    defaultShippingAddressIndicator: address.defaultShippingAddressIndicator,
    status: address.status,
  };
}
