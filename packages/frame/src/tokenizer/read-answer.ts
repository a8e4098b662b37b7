import type { BrowserErrorCode, FieldError, FieldName, TokenizeOutcome } from '@inlay/protocol';

const TOKEN = /^SC[0-9A-Za-z]{1,48}$/;
const REQUEST_ID = /^[\w-]{1,64}$/;

const STATUS_CODES: Readonly<Record<number, BrowserErrorCode>> = {
  401: 'credentials_invalid',
  403: 'origin_refused',
  429: 'rate_limited',
};

/** Paths of the vault's answer, with the field that the payer sees. */
const FIELD_ERRORS: readonly (readonly [RegExp, FieldError])[] = [
  [/^card\.cardNum$/, { field: 'cardNumber', code: 'card_number_invalid' }],
  [/^card\.cardExpiry\b/, { field: 'cardExpiry', code: 'card_expiry_invalid' }],
  [/^card\.cardExpiry(\.month)?$/, { field: 'cardExpiryMonth', code: 'card_expiry_invalid' }],
  [/^card\.cardExpiry\.year$/, { field: 'cardExpiryYear', code: 'card_expiry_invalid' }],
  [/^card\.cvv$/, { field: 'cardCode', code: 'card_code_invalid' }],
  [/^card\.holderName$/, { field: 'cardholderName', code: 'cardholder_name_invalid' }],
  [/^card\.billingAddress\.zip$/, { field: 'postalCode', code: 'postal_code_invalid' }],
];

/**
 * What the vault's answer means to the page. Nothing is passed on as it came: a token and an id must look like one, and
 * words of the vault stay here.
 *
 * @param content the body, if it was JSON
 * @param fields those of the request: an error is told of one of them where it can be
 */
export function readAnswer(
  status: number,
  content: unknown,
  fields: readonly FieldName[],
  requestId?: string,
): TokenizeOutcome {
  const named = requestId && REQUEST_ID.test(requestId) ? { requestId } : {};
  const token = at(content, 'paymentToken');
  const timeToLiveSeconds = at(content, 'timeToLiveSeconds');
  if (status >= 200 && status < 300 && typeof token === 'string' && TOKEN.test(token)) {
    const isTime = typeof timeToLiveSeconds === 'number' && timeToLiveSeconds >= 0;
    return { token, ...(isTime && { timeToLiveSeconds }), ...named };
  }
  const fieldErrors = status === 400 ? readFieldErrors(at(at(content, 'error'), 'fieldErrors'), fields) : [];
  if (fieldErrors.length > 0) return { code: 'fields_invalid', fieldErrors, ...named };
  return { code: STATUS_CODES[status] ?? 'tokenize_failed', ...named };
}

function readFieldErrors(list: unknown, fields: readonly FieldName[]): readonly FieldError[] {
  const paths = Array.isArray(list) ? list.map((entry) => at(entry, 'field')) : [];
  const errors = FIELD_ERRORS.filter(([path]) => paths.some((text) => typeof text === 'string' && path.test(text))).map(
    ([, error]) => error,
  );
  const shown = errors.filter(({ field }) => fields.includes(field));
  return shown.length > 0 ? shown : errors.slice(0, 1);
}

function at(content: unknown, key: string): unknown {
  return typeof content === 'object' && content !== null && Object.hasOwn(content, key)
    ? (content as Record<string, unknown>)[key]
    : undefined;
}
