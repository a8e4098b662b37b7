import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CoreError } from '../errors.ts';
import { parseJson, unreadable } from '../input/parse-json.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** `application/json`, with any parameters (RFC 8259 knows none, so they are ignored). */
const JSON_TYPE = /^\s*application\/json\s*(;.*)?$/i;
const CHARSET = /;\s*charset\s*=\s*["']?([^"';\s]*)/i;
/** Names of UTF-8, and of what is part of it. */
const UTF_8 = /^(utf-?8|us-ascii|ascii)?$/i;

/**
 * Takes JSON in UTF-8 and nothing else. A body on DELETE is read and dropped (clients of the wire send one), as the
 * framework does with one on GET; so is a body that nobody will look at.
 */
export function acceptJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addHook('onRequest', (request, _reply, done) => {
    const { headers } = request.raw;
    // The framework refuses a malformed media type, even of a body that nobody will look at. Here it is judged for itself.
    if (isDropped(request)) delete headers['content-type'];
    else if (headers['content-type'] !== undefined) {
      headers['content-type'] = isJson(headers['content-type']) ? 'application/json' : 'application/octet-stream';
    }
    done();
  });
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    settle(done, () => (isDropped(request) ? undefined : read(request, body as Buffer)));
  });
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, _body, done) => {
    done(isDropped(request) ? null : new CoreError('media_type_unsupported'));
  });
}

function settle(done: (error: Error | null, value?: unknown) => void, work: () => unknown): void {
  let value: unknown;
  try {
    value = work();
  } catch (error) {
    done(error as Error);
    return;
  }
  done(null, value);
}

function isJson(type: string): boolean {
  return JSON_TYPE.test(type) && UTF_8.test(CHARSET.exec(type)?.[1] ?? '');
}

function read(request: FastifyRequest, body: Buffer): object {
  const coding = request.headers['content-encoding'];
  if (coding !== undefined && !/^(identity)?$/i.test(coding.trim())) {
    throw new CoreError('media_type_unsupported', { bodyFault: 'compressed' });
  }
  if (body.length === 0) throw unreadable('empty');
  return parseJson(decode(body));
}

function isDropped(request: FastifyRequest): boolean {
  return request.method === 'DELETE' || request.is404;
}

function decode(body: Uint8Array): string {
  try {
    return decoder.decode(body);
  } catch {
    throw unreadable('no_utf8');
  }
}
