import type { FastifyInstance } from 'fastify';
import { createCard, getCard, getCardOfAnyProfile, removeCard, updateCard } from '../../../core/wallet/cards.ts';
import { sendJson, sendNothing } from '../answer/send-json.ts';
import type { HttpDeps } from '../../wire.ts';
import { reader } from '../input/read.ts';
import { CardUpdateBody, NewCardBody } from './card-body.ts';
import {
  createCardOperation,
  getCardOfAnyProfileOperation,
  getCardOperation,
  removeCardOperation,
  updateCardOperation,
} from './card-operations.ts';
import { presentCard } from './present-card.ts';

const PATH = '/customervault/v1/profiles/:profileId/cards';

const readNewCard = reader(NewCardBody);
const readCardUpdate = reader(CardUpdateBody);

interface InProfile {
  Params: { profileId: string };
}

interface ById {
  Params: { profileId: string; cardId: string };
}

export function registerCards(app: FastifyInstance, deps: HttpDeps): void {
  const scope = 'vault';

  app.post<InProfile>(
    PATH,
    { schema: { body: NewCardBody }, config: { scope, operation: createCardOperation } },
    async (request, reply) => {
      const { profileId } = request.params;
      const input = readNewCard(request.body, deps.now());
      const card = await createCard(deps, request.caller.tenantId, profileId, input);
      const path = `/customervault/v1/profiles/${card.profileId}/cards/${card.id}`;
      void reply.header('location', deps.linksFor(request).toUrl(path));
      return sendJson(reply, 201, presentCard(card));
    },
  );

  app.get<ById>(`${PATH}/:cardId`, { config: { scope, operation: getCardOperation } }, async (request, reply) => {
    const { profileId, cardId } = request.params;
    return sendJson(reply, 200, presentCard(await getCard(deps, request.caller.tenantId, profileId, cardId)));
  });

  app.put<ById>(
    `${PATH}/:cardId`,
    { schema: { body: CardUpdateBody }, config: { scope, operation: updateCardOperation } },
    async (request, reply) => {
      const { profileId, cardId } = request.params;
      const update = readCardUpdate(request.body, deps.now());
      const card = await updateCard(deps, request.caller.tenantId, profileId, cardId, update);
      return sendJson(reply, 200, presentCard(card));
    },
  );

  app.delete<ById>(`${PATH}/:cardId`, { config: { scope, operation: removeCardOperation } }, async (request, reply) => {
    const { profileId, cardId } = request.params;
    await removeCard(deps, request.caller.tenantId, profileId, cardId);
    return sendNothing(reply);
  });

  // Where the link of a 7503 leads.
  app.get<{ Params: { cardId: string } }>(
    '/customervault/v1/cards/:cardId',
    { config: { scope, operation: getCardOfAnyProfileOperation } },
    async (request, reply) => {
      const card = await getCardOfAnyProfile(deps, request.caller.tenantId, request.params.cardId);
      return sendJson(reply, 200, presentCard(card));
    },
  );
}
