import { randomInt, randomUUID } from 'node:crypto';
import { SANDBOX_AMOUNTS } from '@inlay/vault';
import { authorize, type Call, createToken, exchange, isEnding } from './client.ts';

/** What a vault acknowledged, and what it was asked when it fell silent. */
export interface Ledger {
  /** Acknowledged, and given to nobody yet. */
  readonly tokens: Set<string>;
  /** Acknowledged as exchanged. */
  readonly spent: Set<string>;
  /** An exchange of which no answer came: the token, and who it was for. */
  readonly open: Map<string, string>;
  readonly profiles: { readonly id: string; readonly cardId: string; readonly paymentToken: string }[];
  /** Ids of authorizations that were acknowledged as completed. */
  readonly authorizations: string[];
  /** Tokens of authorizations whose processor kept silent: their end is open. */
  readonly held: Set<string>;
}

export function emptyLedger(): Ledger {
  return { tokens: new Set(), spent: new Set(), open: new Map(), profiles: [], authorizations: [], held: new Set() };
}

/** Writes until nobody answers any more. */
export async function write(call: Call, account: string, ledger: Ledger): Promise<void> {
  for (;;) {
    const token = await createToken(call);
    if (token === undefined) return;
    ledger.tokens.add(token);
    if (randomInt(4) === 0) continue;
    const customer = randomUUID();
    ledger.tokens.delete(token);
    const exchanged = await exchange(call, token, customer);
    if (!exchanged) {
      ledger.open.set(token, customer);
      return;
    }
    if (isEnding(exchanged)) {
      ledger.tokens.add(token);
      return;
    }
    if (exchanged.status !== 201) throw new Error(`not exchanged: ${JSON.stringify(exchanged)}`);
    const { id, cards } = exchanged.body;
    ledger.spent.add(token);
    ledger.profiles.push({ id, cardId: cards[0].id, paymentToken: cards[0].paymentToken });
    const authorized = await authorize(call, account, cards[0].paymentToken, randomUUID(), 100);
    if (!authorized || isEnding(authorized)) return;
    if (authorized.status !== 200) throw new Error(`not authorized: ${JSON.stringify(authorized)}`);
    ledger.authorizations.push(authorized.body.id);
  }
}

/** Has a payment under way whose processor will not answer before the vault is killed. */
export async function hang(call: Call, account: string, ledger: Ledger): Promise<void> {
  const token = await createToken(call);
  if (token === undefined) return;
  const pay = () => authorize(call, account, token, randomUUID(), SANDBOX_AMOUNTS.answerLost);
  // Of two, one gets the token and waits; the other is told at once that it is held.
  const answer = await Promise.race([pay(), pay()]);
  if (answer?.status === 409) ledger.held.add(token);
}
