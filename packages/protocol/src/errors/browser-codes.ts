import { oneOf, type Parse } from '../shape.ts';

/**
 * The codes that cross between frames and page. They stand apart from their sentences, which the frames don't need.
 */
export const BROWSER_ERROR_CODES = [
  'field_required',
  'card_number_incomplete',
  'card_number_invalid',
  'card_expiry_incomplete',
  'card_expiry_invalid',
  'card_expiry_past',
  'card_code_incomplete',
  'card_code_invalid',
  'cardholder_name_invalid',
  'postal_code_incomplete',
  'postal_code_invalid',
  'fields_invalid',
  'field_not_linked',
  'field_timeout',
  'frame_timeout',
  'vault_unreachable',
  'tokenize_failed',
  'protocol_version_mismatch',
  'origin_not_isolated',
  'group_missing',
  'group_misconfigured',
  'form_method_refused',
  'field_not_slotted',
  'field_value_lost',
  'form_out_of_reach',
  'origin_refused',
  'credentials_invalid',
  'rate_limited',
] as const;

export type BrowserErrorCode = (typeof BROWSER_ERROR_CODES)[number];

export const parseBrowserErrorCode: Parse<BrowserErrorCode> = oneOf(BROWSER_ERROR_CODES);
