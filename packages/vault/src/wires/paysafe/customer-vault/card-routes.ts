import type { FastifyInstance } from 'fastify';
import type { Scope } from '../../../core/context.ts';
import { createCard, getCard, removeCard, updateCard } from '../../../core/wallet/cards.ts';
import { getProfile } from '../../../core/wallet/profiles.ts';
import { type HttpDeps, NO_BODY, type RouteDoc } from '../../wire.ts';
import { entityTag, expectedVersion, requireVersion, sendFound } from '../entity-tags.ts';
import { reader } from '../input/reader.ts';
import { linksFor } from '../links.ts';
import { cardPath } from '../names.ts';
import { PROFILES_PATH, VAULT_PATH } from '../paths.ts';
import { scopeOf } from '../scope.ts';
import { sendJson, sendNothing } from '../send-json.ts';
import { CardAnswer, presentCard } from './card-answer.ts';
import { CardUpdateBody, NewCardBody, toCardChanges, toNewCard } from './card-input.ts';
import { CARD, CARD_UPDATE, NEW_CARD, UPDATED_CARD } from './examples.ts';

const PATH = `${PROFILES_PATH}/:profileId/cards`;
const ONE = `${PATH}/:cardId`;
const readNewCard = reader(NewCardBody);
const readCardUpdate = reader(CardUpdateBody);

interface InProfile {
  Params: { profileId: string };
}

interface ById {
  Params: { profileId: string; cardId: string };
}

const of = { tags: ['Cards'], tagged: true } as const;

const CREATE: RouteDoc = {
  ...of,
  operationId: 'createCard',
  summary: 'Adds a card to a profile, by its number or by a single-use token.',
  body: NewCardBody,
  response: { 201: CardAnswer },
  refusals: [
    'single_use_token_unusable',
    'single_use_token_reserved',
    'card_already_stored',
    'card_stored_with_earlier_expiry',
    'billing_address_unknown',
  ],
  example: { body: NEW_CARD, answer: CARD },
};

const GET: RouteDoc = {
  ...of,
  operationId: 'getCard',
  summary: 'Looks a card up.',
  response: { 200: CardAnswer },
  example: { answer: CARD },
};

const UPDATE: RouteDoc = {
  ...of,
  operationId: 'updateCard',
  summary: 'Replaces what is known of a card, but for its number.',
  body: CardUpdateBody,
  response: { 200: CardAnswer },
  refusals: ['billing_address_unknown'],
  example: { body: CARD_UPDATE, answer: UPDATED_CARD },
};

const REMOVE: RouteDoc = {
  ...of,
  operationId: 'removeCard',
  summary: 'Removes a card; the newest of those that remain is the default then.',
  response: { 200: NO_BODY },
};

const GET_OF_ANY_PROFILE: RouteDoc = {
  ...of,
  operationId: 'getCardOfAnyProfile',
  summary: 'Looks a card up by its id alone, as the link of a conflict does.',
  response: { 200: CardAnswer },
  example: { answer: CARD },
};

export function registerCards(app: FastifyInstance, deps: HttpDeps): void {
  const config = { scope: 'vault', pathOf: cardPath } as const;

  app.post<InProfile>(PATH, { schema: CREATE, config }, async (request, reply) => {
    const scope = scopeOf(request, deps);
    const { profileId } = request.params;
    const input = toNewCard(readNewCard(request.body, scope.now));
    await requireVersion(request, async () => (await getProfile(deps, scope, profileId)).profile.version);
    const card = await createCard(deps, scope, profileId, input);
    const path = `${PROFILES_PATH}/${card.profileId}/cards/${card.id}`;
    void reply.header('location', linksFor(request, deps.origins()).toUrl(path));
    return sendJson(reply.header('etag', entityTag(card.version)), 201, presentCard(card));
  });

  app.get<ById>(ONE, { schema: GET, config }, async (request, reply) => {
    const card = await getCard(deps, scopeOf(request, deps), refOf(request));
    return sendFound(request, reply, entityTag(card.version), presentCard(card));
  });

  app.put<ById>(ONE, { schema: UPDATE, config }, async (request, reply) => {
    const scope = scopeOf(request, deps);
    const changes = toCardChanges(readCardUpdate(request.body, scope.now));
    const expected = await expectedVersion(request, () => readVersion(scope, refOf(request)));
    const card = await updateCard(deps, scope, { ...refOf(request), ...expected }, changes);
    return sendJson(reply.header('etag', entityTag(card.version)), 200, presentCard(card));
  });

  app.delete<ById>(ONE, { schema: REMOVE, config }, async (request, reply) => {
    const scope = scopeOf(request, deps);
    const expected = await expectedVersion(request, () => readVersion(scope, refOf(request)));
    await removeCard(deps, scope, { ...refOf(request), ...expected });
    return sendNothing(reply);
  });

  // Where the link of a 7503 leads.
  app.get<{ Params: { cardId: string } }>(
    `${VAULT_PATH}/cards/:cardId`,
    { schema: GET_OF_ANY_PROFILE, config },
    async (request, reply) => {
      const card = await getCard(deps, scopeOf(request, deps), { id: request.params.cardId });
      return sendFound(request, reply, entityTag(card.version), presentCard(card));
    },
  );

  async function readVersion(scope: Scope, ref: ReturnType<typeof refOf>): Promise<number> {
    return (await getCard(deps, scope, ref)).version;
  }
}

function refOf({ params }: { readonly params: ById['Params'] }) {
  return { profileId: params.profileId, id: params.cardId };
}
