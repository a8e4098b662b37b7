import type { FastifyInstance } from 'fastify';
import {
  type Card,
  type CardChanges,
  createCard,
  getCard,
  removeCard,
  updateCard,
} from '../../../core/wallet/cards.ts';
import type { RecordRef } from '../../../core/wallet/lock.ts';
import { type HttpDeps, NO_BODY, type RouteDoc } from '../../wire.ts';
import { entityTag, expectedOfParent, sendFound, sendWritten, type Shown } from '../entity-tags.ts';
import { reader } from '../input/reader.ts';
import { linksFor } from '../links.ts';
import { cardPath } from '../names.ts';
import { PROFILES_PATH, VAULT_PATH } from '../paths.ts';
import { registerRecord } from '../record-routes.ts';
import { scopeOf } from '../scope.ts';
import { CardAnswer, presentCard } from './card-answer.ts';
import { CardUpdateBody, NewCardBody, toCardChanges, toNewCard } from './card-input.ts';
import { CARD, CARD_UPDATE, NEW_CARD, UPDATED_CARD } from './examples.ts';
import { readProfileVersion } from './profile-version.ts';

const PATH = `${PROFILES_PATH}/:profileId/cards`;
const ONE = `${PATH}/:cardId`;
const readNewCard = reader(NewCardBody);
const readCardUpdate = reader(CardUpdateBody);

interface InProfile {
  Params: { profileId: string };
}

interface Ids {
  readonly profileId: string;
  readonly cardId: string;
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
    const expected = await expectedOfParent(request, () => readProfileVersion(deps, scope, profileId));
    const card = await createCard(deps, scope, { profileId, ...expected }, input);
    const path = `${PROFILES_PATH}/${card.profileId}/cards/${card.id}`;
    void reply.header('location', linksFor(request, deps.origins()).toUrl(path));
    return sendWritten(reply, 201, show(card));
  });

  registerRecord<Ids, RecordRef, CardChanges>(app, deps, {
    path: ONE,
    docs: { get: GET, update: UPDATE, remove: REMOVE },
    config,
    toRef: ({ profileId, cardId: id }) => ({ profileId, id }),
    get: async (scope, ref) => show(await getCard(deps, scope, ref)),
    read: (body, now) => toCardChanges(readCardUpdate(body, now)),
    update: async (scope, ref, changes) => show(await updateCard(deps, scope, ref, changes)),
    remove: (scope, ref) => removeCard(deps, scope, ref),
  });

  // Where the link of a 7503 leads.
  app.get<{ Params: { cardId: string } }>(
    `${VAULT_PATH}/cards/:cardId`,
    { schema: GET_OF_ANY_PROFILE, config },
    async (request, reply) => {
      return sendFound(
        request,
        reply,
        show(await getCard(deps, scopeOf(request, deps), { id: request.params.cardId })),
      );
    },
  );
}

function show(card: Card): Shown {
  return { version: card.version, tag: entityTag(card.version), body: presentCard(card) };
}
