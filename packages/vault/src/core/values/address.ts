/** The fields of an address that a merchant may set. */
export interface AddressFields {
  readonly nickname?: string;
  readonly street?: string;
  readonly street2?: string;
  readonly city?: string;
  readonly state?: string;
  readonly postalCode?: string;
  /** ISO 3166-1 alpha-2, in capitals. */
  readonly country?: string;
  readonly recipientName?: string;
  readonly phone?: string;
  readonly isDefaultShipping?: boolean;
}

/** @returns true if every field of the address is empty */
export function isBlank(address: AddressFields): boolean {
  return Object.values(address).every((value) => value === undefined);
}
