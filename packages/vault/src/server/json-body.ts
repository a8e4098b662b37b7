import { vaultError } from '@inlay/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseJson, unreadable } from '../wires/paysafe/input/parse-json.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });
const JSON_TYPE = /^application\/json(?:\s*;\s*charset="?utf-8"?)?\s*$/i;

/**
 * Takes JSON in UTF-8 and nothing else. A body on DELETE is read and dropped (clients of the wire send one), as the
 * framework does with one on GET; so is a body that nobody will look at.
 */
export function acceptJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addHook('onRequest', async (request) => {
    // The framework refuses a malformed media type even of a body that nobody will look at.
    if (isDropped(request)) delete request.raw.headers['content-type'];
  });
  app.addContentTypeParser(JSON_TYPE, { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    if (isDropped(request)) return undefined;
    if (body.length === 0) throw unreadable('The body is empty.');
    return parseJson(decode(body));
  });
  app.addContentTypeParser('*', { parseAs: 'buffer' }, async (request: FastifyRequest) => {
    if (!isDropped(request)) throw vaultError('media_type_unsupported');
  });
}

function isDropped(request: FastifyRequest): boolean {
  return request.method === 'DELETE' || request.is404;
}

function decode(body: Uint8Array): string {
  try {
    return decoder.decode(body);
  } catch {
    throw unreadable('The body is not UTF-8.');
  }
}
