import type { AddressFields } from './address.ts';

/**
 * An address inside a JSON column. Its words are those of the first release and never change: servers of two releases
 * read what the other wrote.
 */
export interface AddressAtRest {
  readonly nickName?: string;
  readonly street?: string;
  readonly street2?: string;
  readonly city?: string;
  readonly state?: string;
  readonly zip?: string;
  readonly country?: string;
  readonly recipientName?: string;
  readonly phone?: string;
  readonly defaultShippingAddressIndicator?: boolean;
}

export function toAddressAtRest({ nickname, postalCode, isDefaultShipping, ...same }: AddressFields): AddressAtRest {
  return withoutUnset({
    ...same,
    nickName: nickname,
    zip: postalCode,
    defaultShippingAddressIndicator: isDefaultShipping,
  });
}

export function fromAddressAtRest(stored: AddressAtRest): AddressFields {
  const { nickName, zip, defaultShippingAddressIndicator, ...same } = stored;
  return withoutUnset({
    ...same,
    nickname: nickName,
    postalCode: zip,
    isDefaultShipping: defaultShippingAddressIndicator,
  });
}

function withoutUnset<T extends object>(fields: { readonly [Name in keyof T]: T[Name] | undefined }): T {
  const set: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) set[name] = value;
  return set as T;
}
