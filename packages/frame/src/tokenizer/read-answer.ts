import type { BrowserErrorCode, FieldError, FieldName, TokenizeOutcome } from '@inlay/protocol';

const TOKEN = /^SC[0-9A-Za-z]{1,48}$/;
const REQUEST_ID = /^[\w-]{1,64}$/;

const STATUS_CODES: Readonly<Record<number, BrowserErrorCode>> = {
  401: 'credentials_invalid',
  403: 'origin_refused',
  429: 'rate_limited',
};

/** Paths of the vault's answer, with the field that the payer sees, in the order of the form. */
export type FieldErrors = readonly (readonly [path: RegExp, error: FieldError])[];

/** How objections of the vault are read. */
export interface Objections {
  readonly answers: FieldErrors;
  /** Those of the request: an error is told of one of them where it can be. */
  readonly fields: readonly FieldName[];
}

/**
 * What the vault's answer means to the page. Nothing is passed on as it came: a token and an id must look like one, and
 * words of the vault stay here.
 *
 * @param content the body, if it was JSON
 */
export function readAnswer(
  status: number,
  content: unknown,
  objections: Objections,
  requestId?: string,
): TokenizeOutcome {
  const named = requestId && REQUEST_ID.test(requestId) ? { requestId } : {};
  const token = at(content, 'paymentToken');
  const timeToLiveSeconds = at(content, 'timeToLiveSeconds');
  if (status >= 200 && status < 300 && typeof token === 'string' && TOKEN.test(token)) {
    const isTime = typeof timeToLiveSeconds === 'number' && timeToLiveSeconds >= 0;
    return { token, ...(isTime && { timeToLiveSeconds }), ...named };
  }
  const fieldErrors = status === 400 ? readFieldErrors(at(at(content, 'error'), 'fieldErrors'), objections) : [];
  if (fieldErrors.length > 0) return { code: 'fields_invalid', fieldErrors, ...named };
  return { code: STATUS_CODES[status] ?? 'tokenize_failed', ...named };
}

function readFieldErrors(list: unknown, { answers, fields }: Objections): readonly FieldError[] {
  const paths = Array.isArray(list) ? list.map((entry) => at(entry, 'field')) : [];
  const errors = answers
    .filter(([path]) => paths.some((text) => typeof text === 'string' && path.test(text)))
    .map(([, error]) => error);
  const shown = errors.filter(({ field }) => fields.includes(field));
  return shown.length > 0 ? shown : errors.slice(0, 1);
}

function at(content: unknown, key: string): unknown {
  return typeof content === 'object' && content !== null && Object.hasOwn(content, key)
    ? (content as Record<string, unknown>)[key]
    : undefined;
}
