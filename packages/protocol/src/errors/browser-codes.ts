import type { Parse } from '../shape.ts';

/** The codes that cross between frames and page. Their sentences, which the frames don't need, stand apart. */
export type BrowserErrorCode =
  | 'field_required'
  | 'card_number_incomplete'
  | 'card_number_invalid'
  | 'card_expiry_incomplete'
  | 'card_expiry_invalid'
  | 'card_expiry_past'
  | 'card_code_incomplete'
  | 'card_code_invalid'
  | 'cardholder_name_invalid'
  | 'postal_code_incomplete'
  | 'postal_code_invalid'
  | 'card_brand_refused'
  | 'routing_number_incomplete'
  | 'routing_number_invalid'
  | 'account_number_incomplete'
  | 'account_number_invalid'
  | 'account_number_mismatch'
  | 'sort_code_incomplete'
  | 'sort_code_invalid'
  | 'transit_number_incomplete'
  | 'transit_number_invalid'
  | 'institution_number_incomplete'
  | 'institution_number_invalid'
  | 'iban_incomplete'
  | 'iban_invalid'
  | 'iban_country_refused'
  | 'bic_incomplete'
  | 'bic_invalid'
  | 'account_holder_name_invalid'
  | 'fields_invalid'
  | 'field_not_linked'
  | 'field_timeout'
  | 'frame_timeout'
  | 'frame_blocked'
  | 'vault_unreachable'
  | 'tokenize_failed'
  | 'protocol_version_mismatch'
  | 'origin_not_isolated'
  | 'group_missing'
  | 'group_misconfigured'
  | 'fields_mixed'
  | 'font_refused'
  | 'form_method_refused'
  | 'field_not_slotted'
  | 'field_value_lost'
  | 'form_out_of_reach'
  | 'origin_refused'
  | 'credentials_invalid'
  | 'rate_limited';

/**
 * Takes any word, since a newer part may know codes that an older one does not; whoever shows it looks it up in the
 * catalog. Digits are no part of a code, so none passes.
 */
export const parseBrowserErrorCode: Parse<BrowserErrorCode> = (value) => {
  if (typeof value !== 'string' || !/^[a-z_]{1,40}$/.test(value)) throw new TypeError('unexpected shape');
  return value as BrowserErrorCode;
};
