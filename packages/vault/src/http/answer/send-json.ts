import type { FastifyReply } from 'fastify';

/** Sends an answer as the wire has it: `application/json` without a charset, members in the order given. */
export function sendJson(reply: FastifyReply, status: number, body: object): FastifyReply {
  return reply.code(status).header('content-type', 'application/json').send(JSON.stringify(body));
}

/** The answer to a DELETE: 200, no byte of body, and still a JSON content type. Clients tell success by it. */
export function sendNothing(reply: FastifyReply): FastifyReply {
  return reply.code(200).header('content-type', 'application/json').send('');
}
