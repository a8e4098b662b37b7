import type { KeptBankAccount, KeptCard } from '../contents.ts';
import { BANK_ACCOUNTS, type BankAccountName, bankAccountBody, CARD_NUMBERS, type CardName } from '../numbers.ts';
import { type Body, type CallVault, VAULT } from './call-vault.ts';

/** Tests set the clock to the time of the fixture, so that its cards never expire. */
export const EXPIRY = { month: 12, year: 2040 };

export const STREET = { street: '100 Queen Street West', street2: 'Unit 201', city: 'Toronto', state: 'ON' };

export const HOLDER = { accountHolderName: 'Ada Fields' };

/** Makes profiles, and records the number of each of their cards and bank accounts. */
export class Wallet {
  readonly cards: KeptCard[] = [];
  readonly bankAccounts: KeptBankAccount[] = [];
  readonly #call: CallVault;

  constructor(call: CallVault) {
    this.#call = call;
  }

  async profile(body: object): Promise<string> {
    return (await this.#call('POST', `${VAULT}/profiles`, body)).id;
  }

  /** @param card what goes along with the number, or the `singleUseToken` that stands for it */
  async card(profileId: string, number: CardName, card: Body = {}): Promise<Body> {
    const entry = card.singleUseToken ? {} : { cardNum: CARD_NUMBERS[number], cardExpiry: EXPIRY };
    const made = await this.#call('POST', `${VAULT}/profiles/${profileId}/cards`, { ...entry, ...card });
    this.cards.push({ profileId, id: made.id, paymentToken: made.paymentToken, number });
    return made;
  }

  /** @param account what goes along with the number, or the `singleUseToken` that stands for it */
  async bankAccount(profileId: string, number: BankAccountName, account: Body = {}): Promise<Body> {
    const { kind } = BANK_ACCOUNTS[number];
    const entry = account.singleUseToken ? {} : { ...bankAccountBody(number), ...HOLDER };
    const path = `${VAULT}/profiles/${profileId}/${kind}bankaccounts`;
    const made = await this.#call('POST', path, { ...entry, ...account });
    this.bankAccounts.push({ profileId, id: made.id, paymentToken: made.paymentToken, number });
    return made;
  }

  /** A single-use token of a card: the number, and what else is given. */
  async cardToken(number: CardName, card: object = {}): Promise<string> {
    return this.#token({ card: { cardNum: CARD_NUMBERS[number], cardExpiry: EXPIRY, ...card } });
  }

  /** A single-use token of a security code alone. */
  async codeToken(cvv: string): Promise<string> {
    return this.#token({ card: { cvv } });
  }

  async bankAccountToken(number: BankAccountName, account: object = {}): Promise<string> {
    return this.#token({ [BANK_ACCOUNTS[number].kind]: { ...bankAccountBody(number), ...HOLDER, ...account } });
  }

  async #token(body: object): Promise<string> {
    return (await this.#call('POST', `${VAULT}/singleusetokens`, body)).paymentToken;
  }
}
