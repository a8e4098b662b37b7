import { toVaultError, VaultError } from './vault-error.ts';

export interface VaultSettings {
  /** The vault's origin: `https://vault.example`. */
  readonly vault: string;
  /** The number of the merchant account that is paid. */
  readonly account: string;
  /** `id:secret`. Never leaves this server. */
  readonly secretKey: string;
}

/** `SC…` straight from a form, or `C…` of a stored card. */
export type PaymentToken = string;

export interface Card {
  readonly id: string;
  /** Two letters: `VI`, `MC`, `AM`. */
  readonly cardType: string;
  readonly lastDigits: string;
  readonly cardExpiry: { readonly month: number; readonly year: number };
  readonly paymentToken: PaymentToken;
}

export interface Profile {
  readonly id: string;
  readonly cards: readonly Card[];
}

export interface NewProfile {
  readonly merchantCustomerId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly singleUseToken: string;
}

export interface Verification {
  readonly status: string;
  /** How the security code compared: `MATCH`, `NO_MATCH`, `NOT_PROCESSED`, `UNKNOWN`. */
  readonly cvvVerification: string;
}

export interface Authorization {
  /** `COMPLETED`, `FAILED`, or `RECEIVED` as long as the bank has not answered. */
  readonly status: string;
  readonly authCode: string;
  readonly card: { readonly type: string } & Pick<Card, 'lastDigits' | 'cardExpiry'>;
}

/** Names a request for good: the vault refuses a second one with the same reference (409, code 5031). */
interface Reference {
  readonly merchantRefNum: string;
  readonly paymentToken: PaymentToken;
}

const TIMEOUT_MS = 10_000;

/** The calls that this shop makes. Each throws a `VaultError` when it is refused or gets no answer. */
export class Vault {
  readonly #settings: VaultSettings;

  constructor(settings: VaultSettings) {
    this.#settings = settings;
  }

  /** Asks the bank whether the card is good and its security code right. A single-use token stays usable. */
  verify({ merchantRefNum, paymentToken }: Reference): Promise<Verification> {
    return this.#call('POST', `${this.#payments}/verifications`, { merchantRefNum, card: { paymentToken } });
  }

  /** Exchanges a single-use token for a stored card in a new profile. */
  createProfile({ singleUseToken, ...profile }: NewProfile): Promise<Profile> {
    return this.#call('POST', '/customervault/v1/profiles', { ...profile, locale: 'en_US', card: { singleUseToken } });
  }

  /** Exchanges a single-use token for one more card in a profile. */
  createCard(profileId: string, singleUseToken: string): Promise<Card> {
    return this.#call('POST', `/customervault/v1/profiles/${profileId}/cards`, { singleUseToken });
  }

  getCard(profileId: string, cardId: string): Promise<Card> {
    return this.#call('GET', `/customervault/v1/profiles/${profileId}/cards/${cardId}`);
  }

  /** Reserves the amount (in cents) on the card. */
  authorize({ merchantRefNum, paymentToken }: Reference, amount: number): Promise<Authorization> {
    return this.#call('POST', `${this.#payments}/auths`, { merchantRefNum, amount, card: { paymentToken } });
  }

  getAuthorization(id: string): Promise<Authorization> {
    return this.#call('GET', `${this.#payments}/auths/${id}`);
  }

  get #payments(): string {
    return `/cardpayments/v1/accounts/${this.#settings.account}`;
  }

  async #call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const response = await this.#send(method, path, body);
    const answer: unknown = await response.json().catch(() => undefined);
    if (!response.ok || answer === undefined) throw toVaultError(response.status, answer);
    return answer as Answer;
  }

  async #send(method: string, path: string, body?: object): Promise<Response> {
    try {
      return await fetch(this.#settings.vault + path, {
        method,
        headers: {
          authorization: `Basic ${Buffer.from(this.#settings.secretKey).toString('base64')}`,
          'content-type': 'application/json',
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch (cause) {
      throw new VaultError({ status: 0, code: '', message: 'The vault did not answer.', cause });
    }
  }
}
