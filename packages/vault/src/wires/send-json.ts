import type { FastifyReply } from 'fastify';

const asItIs = (text: string): string => text;

/**
 * Sends an answer as the wire has it: members in the order given, `application/json` without a charset (a serializer of
 * its own keeps the framework from adding one).
 */
export function sendJson(reply: FastifyReply, status: number, body: object): FastifyReply {
  return sendText(reply, status, JSON.stringify(body));
}

/** Answers a DELETE: 200, no byte of body, and still a JSON content type. Clients tell success by it. */
export function sendNothing(reply: FastifyReply): FastifyReply {
  return sendText(reply, 200, '');
}

function sendText(reply: FastifyReply, status: number, text: string): FastifyReply {
  return reply.code(status).header('content-type', 'application/json').serializer(asItIs).send(text);
}
