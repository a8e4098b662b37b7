import type { FastifyReply } from 'fastify';

const NOTHING = Buffer.alloc(0);

/**
 * Sends an answer as the wire has it: members in the order given, `application/json` without a charset (bytes keep the
 * framework from adding one).
 */
export function sendJson(reply: FastifyReply, status: number, body: object): FastifyReply {
  return sendBytes(reply, status, Buffer.from(JSON.stringify(body)));
}

/** The answer to a DELETE: 200, no byte of body, and still a JSON content type. Clients tell success by it. */
export function sendNothing(reply: FastifyReply): FastifyReply {
  return sendBytes(reply, 200, NOTHING);
}

function sendBytes(reply: FastifyReply, status: number, bytes: Buffer): FastifyReply {
  return reply.code(status).header('content-type', 'application/json').send(bytes);
}
