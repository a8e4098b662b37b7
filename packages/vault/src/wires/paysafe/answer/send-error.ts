import { type CodedError, type ErrorCode, errorEntry, isCodedError, vaultError } from '@inlay/protocol';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EntityExists } from '../../../core/entity-exists.ts';
import { InvalidFields } from '../../../core/invalid-fields.ts';
import type { Links } from './links.ts';
import { type ErrorParts, presentError } from './present-error.ts';
import { sendJson } from './send-json.ts';

/** What the framework refuses by itself, before any of our code runs. */
const FRAMEWORK_CODES: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media_type_unsupported',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'body_unreadable',
};

/**
 * The one place that turns an error into an answer. Whatever is not of the catalog is an internal error: the answer says
 * no more than that, and the log gets its kind and where it happened, not its words.
 */
export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply, links: Links): FastifyReply {
  const coded = toCoded(error);
  const { status = 500, wire = '1002' } = errorEntry(coded.code);
  reply.errorCode = coded.code;
  if (status >= 500)
    request.log.error({ event: 'failed', requestId: request.id, error: coded.code, cause: coded.cause });
  if (status === 401) void reply.header('www-authenticate', 'Basic realm="inlay", charset="UTF-8"');
  if (status === 413 || status === 415) void reply.header('connection', 'close');
  void reply.headers({
    'x-applicationuid': `GUID=${request.id}`,
    'x-application-status-code': wire,
    'cache-control': 'no-store',
  });
  return sendJson(reply, status, presentError(coded.code, links, toParts(coded)));
}

function toCoded(error: unknown): CodedError {
  if (isCodedError(error) && errorEntry(error.code).status !== undefined) return error;
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  const known = typeof code === 'string' ? FRAMEWORK_CODES[code] : undefined;
  if (known) return vaultError(known);
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) return vaultError('body_unreadable');
  return vaultError('internal_error', { cause: error });
}

function toParts(error: CodedError): ErrorParts {
  if (error instanceof InvalidFields) return { faults: error.faults };
  if (error instanceof EntityExists) {
    return { message: error.message, existing: `/customervault/v1/${error.kind}/${error.id}` };
  }
  if (error.code === 'body_unreadable') {
    const sentence = errorEntry(error.code).message;
    return { message: sentence, ...(error.message === sentence ? {} : { details: [error.message] }) };
  }
  return {
    message: error.message,
    ...(error.field === undefined ? {} : { faults: [{ field: error.field, text: 'Invalid Value' }] }),
  };
}
