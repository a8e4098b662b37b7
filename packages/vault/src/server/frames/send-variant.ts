import type { FastifyReply, FastifyRequest } from 'fastify';
import { chooseEncoding, type Variants } from './variants.ts';

/** Answers with a content in the encoding that the browser takes, or with 304 where the browser has it already. */
export function sendVariant(request: FastifyRequest, reply: FastifyReply, variants: Variants): FastifyReply {
  const encoding = chooseEncoding(request.headers['accept-encoding']);
  const tag = `"${variants.hash}-${encoding}"`;
  void reply.header('etag', tag).header('vary', 'Accept-Encoding');
  if (request.protocol === 'https') void reply.header('strict-transport-security', 'max-age=31536000');
  if (matches(request.headers['if-none-match'], tag)) return reply.code(304).send();
  if (encoding !== 'identity') void reply.header('content-encoding', encoding);
  return reply.send(variants.bodies[encoding]);
}

function matches(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((entry) => entry.trim().replace(/^W\//, '') === tag);
}
