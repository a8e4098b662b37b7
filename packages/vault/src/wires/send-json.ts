import type { FastifyReply } from 'fastify';

const asItIs = (text: string): string => text;

/**
 * Sends a JSON answer with members in the given order, as `application/json` without a charset (a custom serializer
 * stops the framework from adding one).
 */
export function sendJson(reply: FastifyReply, status: number, body: object): FastifyReply {
  return sendText(reply, status, JSON.stringify(body));
}

/** Answers a DELETE: 200 with an empty body and a JSON content type, by which clients detect success. */
export function sendNothing(reply: FastifyReply): FastifyReply {
  return sendText(reply, 200, '');
}

function sendText(reply: FastifyReply, status: number, text: string): FastifyReply {
  return reply.code(status).header('content-type', 'application/json').serializer(asItIs).send(text);
}
