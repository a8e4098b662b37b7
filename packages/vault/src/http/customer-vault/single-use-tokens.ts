import { SINGLE_USE_TOKENS_PATH } from '@inlay/protocol';
import type { FastifyInstance } from 'fastify';
import { createSingleUseToken, type SingleUseToken } from '../../domain/single-use-tokens.ts';
import type { HttpDeps } from '../http-deps.ts';
import { sendJson } from '../answer/send-json.ts';
import { reader } from '../input/read.ts';
import { SingleUseTokenBody } from './single-use-token-body.ts';

const readBody = reader(SingleUseTokenBody);

/** The one route that a publishable key may call. */
export function registerSingleUseTokens(app: FastifyInstance, deps: HttpDeps): void {
  app.post(
    SINGLE_USE_TOKENS_PATH,
    {
      schema: { body: SingleUseTokenBody },
      config: { scope: 'tokens', ...(deps.rateLimit ? { rateLimit: deps.rateLimit } : {}) },
    },
    async (request, reply) => {
      const { card } = readBody(request.body, deps.now());
      const token = await createSingleUseToken(deps, request.caller.tenantId, card);
      return sendJson(reply, 200, presentToken(token, deps.now()));
    },
  );
}

/** The time to live is what remains: full life less the second that has begun. */
function presentToken({ id, paymentToken, expiresAt, card }: SingleUseToken, now: number): object {
  return {
    id,
    paymentToken,
    timeToLiveSeconds: Math.max(0, Math.ceil((expiresAt - now) / 1000) - 1),
    billingAddress: card.billingAddress,
    card: {
      cardBin: card.bin,
      lastDigits: card.lastDigits,
      holderName: card.holderName,
      cardExpiry: { year: card.expiry.year, month: card.expiry.month },
      cardType: card.type,
    },
  };
}
