import type { FastifyReply, FastifyRequest } from 'fastify';
import { CoreError, type CoreErrorCode } from '../../errors.ts';
import { InvalidInput } from '../../input/invalid-input.ts';
import type { PathOf } from '../wire.ts';
import { type ErrorParts, type FieldError, presentError } from './error-answer.ts';
import { PAYSAFE_ERRORS } from './errors.ts';
import { linksFor } from './links.ts';
import { existingPath } from './paths.ts';
import { sayBodyFault, sayFault, sayInputRule } from './sentences.ts';
import { sendJson } from '../send-json.ts';

/** Errors that the framework raises before any of our code runs. */
const FRAMEWORK_CODES: Readonly<Record<string, CoreErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media_type_unsupported',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'body_unreadable',
};

/** An error that this wire can answer. */
type Refusal = CoreError | InvalidInput;

/**
 * Converts every error into an answer. An unexpected error becomes an internal error without details; the log records
 * its type and stack frames, not its message.
 */
export function sendError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  origins: readonly string[],
): FastifyReply {
  const refusal = toRefusal(error);
  const reason = refusal instanceof CoreError ? refusal.code : 'input_invalid';
  const { status, number } = PAYSAFE_ERRORS[reason];
  reply.errorCode = reason;
  if (status >= 500) request.log.error({ event: 'failed', requestId: request.id, error: reason, cause: refusal.cause });
  if (status === 401) void reply.header('www-authenticate', 'Basic realm="inlay", charset="UTF-8"');
  if (status === 413 || status === 415) void reply.header('connection', 'close');
  if (refusal instanceof CoreError && refusal.retryAfter !== undefined) {
    void reply.header('retry-after', String(refusal.retryAfter));
  }
  void reply.headers({
    'x-applicationuid': `GUID=${request.id}`,
    'x-application-status-code': number,
    'cache-control': 'no-store',
  });
  const links = linksFor(request, origins);
  const { existing } = refusal instanceof CoreError ? refusal : {};
  return sendJson(reply, status, {
    error: presentError(reason, links, partsOf(refusal, request)),
    ...(existing ? { links: [{ rel: 'existing_entity', href: links.toUrl(existingPath(existing)) }] } : {}),
    ...(existing?.kind === 'payment' ? { payment: { id: existing.id, status: existing.payment.status } } : {}),
  });
}

function toRefusal(error: unknown): Refusal {
  if (error instanceof CoreError || error instanceof InvalidInput) return error;
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  const known = typeof code === 'string' ? FRAMEWORK_CODES[code] : undefined;
  if (known) return new CoreError(known);
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) return new CoreError('body_unreadable');
  return new CoreError('internal_error', { cause: error });
}

/**
 * The form of an id. Only a refused id of this form is appended to the sentence: other parts of the path are not
 * repeated.
 */
const RECORD_ID = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{5,11})$/i;

function partsOf(refusal: Refusal, request: FastifyRequest): ErrorParts {
  if (refusal instanceof InvalidInput) {
    return { fieldErrors: refusal.faults.map((fault) => ({ field: fault.path, error: sayFault(fault) })) };
  }
  const { sentence } = PAYSAFE_ERRORS[refusal.code];
  const fieldErrors = toFieldErrors(refusal, request.routeOptions.config.pathOf);
  if (refusal.existing) return { message: `${sentence} - ${refusal.existing.id}` };
  if (refusal.code === 'record_not_found') {
    const id = lastIdOf(request);
    return RECORD_ID.test(id) ? { message: `${sentence}: ${id}` } : {};
  }
  return { fieldErrors, ...(refusal.bodyFault === undefined ? {} : { details: [sayBodyFault(refusal.bodyFault)] }) };
}

/** Returns the id at the end of a path: the requested record, or the record that something is added to. */
function lastIdOf({ params }: FastifyRequest): string {
  return Object.values((params ?? {}) as Record<string, string>).at(-1) ?? '';
}

function toFieldErrors({ code, faults, input }: CoreError, pathOf: PathOf = (name) => name): FieldError[] {
  if (faults.length > 0) {
    return faults.map((fault) => ({ field: pathOf(fault.input), error: sayInputRule(fault.input, fault.rule) }));
  }
  if (input === undefined || code === 'billing_address_unknown') return [];
  return [
    { field: pathOf(input), error: code === 'feature_unavailable' ? 'not available: send false' : 'Invalid Value' },
  ];
}
