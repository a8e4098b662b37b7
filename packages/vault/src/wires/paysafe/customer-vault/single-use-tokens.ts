import { type CoBadge, SINGLE_USE_TOKENS_PATH } from '@inlay/protocol';
import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { BANK_ACCOUNT_KINDS, type BankAccountKind } from '../../../core/values/debit-scheme.ts';
import { type BankAccountEntry, createBankAccountToken } from '../../../core/tokens/bank-account-tokens.ts';
import { createCardCodeToken } from '../../../core/tokens/card-code-tokens.ts';
import { isNetworkOf } from '../../../core/values/card-network.ts';
import type { Deps } from '../../../core/context.ts';
import { invalidField } from '../../../core/invalid-fields.ts';
import { type CardEntry, createSingleUseToken } from '../../../core/tokens/single-use-tokens.ts';
import { sendJson } from '../answer/send-json.ts';
import type { HttpDeps } from '../../wire.ts';
import { reader } from '../input/read.ts';
import { presentBankAccountToken, presentCardCodeToken, presentCardToken } from './present-single-use-token.ts';
import { createSingleUseTokenOperation } from './single-use-token-operations.ts';
import { singleUseTokenBody } from './single-use-token-body.ts';

const WireBody = singleUseTokenBody('wire');

const readByFieldRules = reader(singleUseTokenBody('field'));
const readByWireRules = reader(WireBody);

/** The one route that a publishable key may call. */
export function registerSingleUseTokens(app: FastifyInstance, deps: HttpDeps): void {
  app.post(
    SINGLE_USE_TOKENS_PATH,
    {
      schema: { body: WireBody },
      config: {
        scope: 'tokens',
        operation: createSingleUseTokenOperation,
        ...(deps.rateLimit ? { rateLimit: deps.rateLimit } : {}),
      },
    },
    async (request, reply) => {
      const { kind, tenantId } = request.caller;
      const isOfPage = kind === 'publishable';
      const body = (isOfPage ? readByFieldRules : readByWireRules)(request.body, deps.now());
      if (isOfPage) checkNetwork(body, deps.coBadges);
      return sendJson(reply, 200, await createToken(deps, tenantId, body));
    },
  );
}

type Body = Static<typeof WireBody>;

/** A page chooses among the networks of the card. What a server says of it is between it and its processor. */
function checkNetwork({ card }: Body, coBadges: readonly CoBadge[]): void {
  if (!card?.preferredNetwork || !card.cardNum || isNetworkOf(card.cardNum, card.preferredNetwork, coBadges)) return;
  throw invalidField('card.preferredNetwork', 'Not a network of this card');
}

async function createToken(deps: Deps, tenantId: string, body: Body): Promise<object> {
  const [kind, second] = (['card', ...BANK_ACCOUNT_KINDS] as const).filter((name) => body[name] !== undefined);
  if (second) throw invalidField(second, 'Invalid Value');
  if (body.card) return createTokenOfCard(deps, tenantId, body.card);
  const sent = kind === undefined || kind === 'card' ? undefined : body[kind];
  if (!sent) throw invalidField('card', 'may not be null');
  const token = await createBankAccountToken(deps, tenantId, kind as BankAccountKind, toEntry(sent));
  return presentBankAccountToken(kind as BankAccountKind, token, deps.now());
}

async function createTokenOfCard(deps: Deps, tenantId: string, card: NonNullable<Body['card']>): Promise<object> {
  if (isWhole(card)) return presentCardToken(await createSingleUseToken(deps, tenantId, card), deps.now());
  if (!card.cvv) throw invalidField('card.cardNum', 'may not be empty');
  return presentCardCodeToken(await createCardCodeToken(deps, tenantId, card.cvv), deps.now());
}

function isWhole(card: NonNullable<Body['card']>): card is CardEntry {
  return card.cardNum !== undefined && card.cardExpiry !== undefined;
}

function toEntry(sent: NonNullable<Body[BankAccountKind]>): BankAccountEntry {
  if ('iban' in sent) {
    const { iban: number, ...rest } = sent;
    return { ...rest, number };
  }
  const { accountNumber: number, ...rest } = sent;
  return { ...rest, number };
}
