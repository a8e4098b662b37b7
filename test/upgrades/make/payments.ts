import type { KeptPayment } from '../contents.ts';
import type { Body, CallVault } from './call-vault.ts';

type Collection = KeptPayment['collection'];

/** An amount that the sandbox approves without an answer: the vault waits 20 seconds and leaves the payment open. */
const ANSWER_LOST = 40_801;

/** Makes payments, and records how each ended. */
export class Till {
  readonly payments: KeptPayment[] = [];
  readonly #call: CallVault;

  constructor(call: CallVault) {
    this.#call = call;
  }

  async authorize(account: string, merchantRefNum: string, body: object, status = 200): Promise<void> {
    this.payments.push(await this.#pay(account, 'auths', { merchantRefNum, amount: 1000, ...body }, status));
  }

  async verify(account: string, merchantRefNum: string, body: object): Promise<void> {
    this.payments.push(await this.#pay(account, 'verifications', { merchantRefNum, ...body }, 200));
  }

  /** Makes a payment whose processor never answers. @returns after 20 seconds */
  async leaveOpen(account: string, merchantRefNum: string, paymentToken: string): Promise<KeptPayment> {
    return this.#pay(account, 'auths', { merchantRefNum, amount: ANSWER_LOST, card: { paymentToken } }, 502);
  }

  async #pay(account: string, collection: Collection, body: object, status: number): Promise<KeptPayment> {
    const path = `/cardpayments/v1/accounts/${account}/${collection}`;
    const { id } = await this.#call('POST', path, body, status);
    const answer = withoutLinks(await this.#call('GET', `${path}/${id}`));
    return {
      account,
      collection,
      id,
      merchantRefNum: answer.merchantRefNum,
      createdAt: Date.parse(answer.txnTime),
      answer,
    };
  }
}

/** Removes the origin from links, because a later vault has another origin. */
function withoutLinks({ links: _own, error, ...answer }: Body): Body {
  if (!error) return answer;
  const { links: _ofError, ...rest } = error;
  return { ...answer, error: rest };
}
