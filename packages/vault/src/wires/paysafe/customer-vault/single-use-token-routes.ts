import { type CoBadge, SINGLE_USE_TOKENS_PATH } from '@inlay/protocol';
import { isBicOfIban } from '@inlay/validators';
import type { FastifyInstance } from 'fastify';
import type { Core, Scope } from '../../../core/context.ts';
import { createBankAccountToken } from '../../../core/tokens/bank-account-tokens.ts';
import { createCardToken } from '../../../core/tokens/card-tokens.ts';
import { createSecurityCodeToken } from '../../../core/tokens/security-code-tokens.ts';
import { isNetworkOf } from '../../../core/values/card-network.ts';
import { DEBIT_SCHEMES, type DebitScheme } from '../../../core/values/debit-scheme.ts';
import { invalidInput } from '../../../errors.ts';
import { invalidMember } from '../../../input/invalid-input.ts';
import type { HttpDeps, RouteDoc } from '../../wire.ts';
import { reader } from '../input/reader.ts';
import { scopeOf } from '../scope.ts';
import { sendJson } from '../../send-json.ts';
import { CARD_TOKEN, NEW_CARD_TOKEN } from './examples.ts';
import {
  presentBankAccountToken,
  presentCardCodeToken,
  presentCardToken,
  SingleUseTokenAnswer,
} from './single-use-token-answer.ts';
import {
  type SingleUseTokenBody,
  singleUseTokenBody,
  toBankAccountEntry,
  toCardEntry,
} from './single-use-token-input.ts';

const WireBody = singleUseTokenBody('wire');

const readByFieldRules = reader(singleUseTokenBody('field'));
const readByWireRules = reader(WireBody);

const CREATE: RouteDoc = {
  operationId: 'createSingleUseToken',
  summary: 'Turns one card, the security code of one or one bank account into a token that lives 15 minutes.',
  tags: ['Single-use tokens'],
  body: WireBody,
  response: { 200: SingleUseTokenAnswer },
  example: { body: NEW_CARD_TOKEN, answer: CARD_TOKEN },
};

/** The one route that a publishable key may call. */
export function registerSingleUseTokens(app: FastifyInstance, deps: HttpDeps): void {
  const config = { scope: 'tokens', ...(deps.rateLimit ? { rateLimit: deps.rateLimit } : {}) } as const;
  app.post(SINGLE_USE_TOKENS_PATH, { schema: CREATE, config }, async (request, reply) => {
    const scope = scopeOf(request, deps);
    const isOfPage = request.caller.kind === 'publishable';
    const body = (isOfPage ? readByFieldRules : readByWireRules)(request.body, scope.now);
    if (isOfPage) {
      checkNetwork(body, deps.coBadges);
      checkBic(body);
    }
    return sendJson(reply, 200, await createToken(deps, scope, body));
  });
}

/** A page chooses among the networks of the card. What a server says of it is between it and its processor. */
function checkNetwork({ card }: SingleUseTokenBody, coBadges: readonly CoBadge[]): void {
  if (!card?.preferredNetwork || !card.cardNum || isNetworkOf(card.cardNum, card.preferredNetwork, coBadges)) return;
  throw invalidInput('card.preferredNetwork', 'network_not_of_card');
}

/** Bank and account are of one country, or of two that share IBANs, as the fields of a page judge them. */
function checkBic({ sepa }: SingleUseTokenBody): void {
  if (!sepa?.bic || isBicOfIban(sepa.bic, sepa.iban.country)) return;
  throw invalidMember('sepa.bic', 'malformed');
}

async function createToken(core: Core, scope: Scope, body: SingleUseTokenBody): Promise<object> {
  const [kind, second] = (['card', ...DEBIT_SCHEMES] as const).filter((name) => body[name] !== undefined);
  if (second) throw invalidMember(second, 'malformed');
  if (body.card) return createTokenOfCard(core, scope, body.card);
  const sent = kind === undefined || kind === 'card' ? undefined : body[kind];
  if (!sent) throw invalidMember('card', 'missing');
  const token = await createBankAccountToken(core, scope, kind as DebitScheme, toBankAccountEntry(sent));
  return presentBankAccountToken(kind as DebitScheme, token, scope.now);
}

async function createTokenOfCard(
  core: Core,
  scope: Scope,
  card: NonNullable<SingleUseTokenBody['card']>,
): Promise<object> {
  const entry = toCardEntry(card);
  if (entry) return presentCardToken(await createCardToken(core, scope, entry), scope.now);
  if (!card.cvv) throw invalidMember('card.cardNum', 'text_missing');
  return presentCardCodeToken(await createSecurityCodeToken(core, scope, card.cvv), scope.now);
}
