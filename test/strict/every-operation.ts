import { randomUUID } from 'node:crypto';
import {
  type DescribedOperation,
  fetchDocument,
} from '../../packages/vault/src/server/openapi/check-answer.test-support.ts';
import { ACCOUNT, type Answer, EXPIRY, NUMBER, VAULT } from '../../packages/vault/src/test-vault.test-support.ts';

export type Send = (method: string, path: string, body?: object) => Promise<Answer>;

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly described: DescribedOperation;
}

const SCHEMES = ['ACH', 'BACS', 'EFT', 'SEPA'];
const HOLDER = { accountHolderName: 'Sally Barnes' };

/** The bank account of each scheme for a token. */
const ENTRIES: Readonly<Record<string, object>> = {
  ach: { accountNumber: '9876543210', routingNumber: '021000021', accountType: 'CHECKING', ...HOLDER },
  bacs: { accountNumber: '12345678', sortCode: '207405', ...HOLDER },
  eft: { accountNumber: '3358921', transitNumber: '25039', institutionId: '001', ...HOLDER },
  sepa: { iban: 'DE89370400440532013000', ...HOLDER },
};

/** The documented operations on records, by id. */
export async function listOperations(): Promise<ReadonlyMap<string, Operation>> {
  const { paths } = await fetchDocument();
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ method: method.toUpperCase(), path, described })),
  );
  const ofRecords = operations.filter(({ path }) => /^\/(customervault|cardpayments)\//.test(path));
  return new Map(ofRecords.map((operation) => [operation.described.operationId, operation]));
}

/** Merchants' references, unique for each profile and payment. */
const OWN = /"(merchantCustomerId|merchantRefNum)":"[^"]*"/g;

/**
 * Sends the example of every operation, in an order in which each finds the records it needs.
 *
 * @returns the ids of the operations that were sent
 */
export async function sendEveryOperation(
  operations: ReadonlyMap<string, Operation>,
  send: Send,
): Promise<ReadonlySet<string>> {
  const sent = new Set<string>();
  const ids: Record<string, string> = { account: ACCOUNT };
  let cardToken = '';

  async function sendExample(operationId: string): Promise<Answer> {
    const { method, path, described } = operations.get(operationId) as Operation;
    sent.add(operationId);
    const example = described.requestBody?.content['application/json']?.example;
    const body =
      example &&
      JSON.parse(
        JSON.stringify(example)
          .replaceAll(/"C[0-9A-Za-z]{22}"/g, `"${cardToken}"`)
          .replaceAll(OWN, (_all, member: string) => `"${member}":"${randomUUID()}"`),
      );
    return send(
      method,
      path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? `no-${name}`),
      body,
    );
  }
  const sendAll = async (...names: readonly string[]) => {
    for (const name of names) await sendExample(name);
  };

  await sendAll('getCustomerVaultMonitor', 'getCardPaymentsMonitor', 'createSingleUseToken');
  ids['profileId'] = (await sendExample('createProfile')).body.id;
  ids['addressId'] = (await sendExample('createAddress')).body.id;
  const card = (await sendExample('createCard')).body;
  ids['cardId'] = card.id;
  cardToken = card.paymentToken;
  await sendAll('getProfile', 'getAddress', 'getCard', 'getCardOfAnyProfile');
  for (const kind of ['Authorization', 'Verification']) {
    ids['id'] = (await sendExample(`create${kind}`)).body.id;
    await sendExample(`get${kind}`);
  }
  for (const scheme of SCHEMES) {
    ids['bankAccountId'] = (await sendExample(`create${scheme}BankAccount`)).body.id;
    await sendAll(`get${scheme}BankAccount`, `get${scheme}BankAccountOfAnyProfile`);
    if (scheme === 'BACS' || scheme === 'SEPA') {
      ids['mandateId'] = (await sendExample(`create${scheme}Mandate`)).body.id;
      await sendAll('getMandate', ...(scheme === 'BACS' ? ['moveTestMandate'] : ['updateMandate', 'removeMandate']));
    }
    await sendAll(`update${scheme}BankAccount`, `remove${scheme}BankAccount`);
  }
  await sendAll('updateCard', 'updateAddress', 'updateProfile', 'removeAddress', 'removeCard', 'removeProfile');
  return sent;
}

/** Sends requests that have no example: each kind of token, its exchanges, other numbers, and changes of defaults. */
export async function sendTokensAndParts(send: Send): Promise<void> {
  const token = async (body: object) => (await send('POST', `${VAULT}/singleusetokens`, body)).body.paymentToken;
  const card = (cardNum: string) => ({ card: { cardNum, cardExpiry: EXPIRY, cvv: '111' } });
  const billed = { ...card(NUMBER).card, billingAddress: { country: 'US', zip: '90210' } };
  const exchanged = { singleUseToken: await token({ card: billed }) };
  const accounts: [string, object][] = [];
  for (const [scheme, entry] of Object.entries(ENTRIES)) {
    accounts.push([`${scheme}BankAccount`, { singleUseToken: await token({ [scheme]: entry }), ...HOLDER }]);
  }
  const body = { merchantCustomerId: randomUUID(), card: exchanged, ...Object.fromEntries(accounts) };
  const { id, cards, bacsBankAccounts } = (await send('POST', `${VAULT}/profiles`, body)).body;
  const profile = `${VAULT}/profiles/${id}`;
  await send('POST', `${profile}/cards`, {
    singleUseToken: await token(card('4012888888881881')),
    defaultCardIndicator: true,
  });
  await send('PUT', `${profile}/cards/${cards[0].id}`, { cardExpiry: EXPIRY, defaultCardIndicator: true });
  for (const street of ['1 High Street', '2 High Street']) {
    await send('POST', `${profile}/addresses`, { country: 'GB', street, defaultShippingAddressIndicator: true });
  }
  const bacs = `${profile}/bacsbankaccounts/${bacsBankAccounts[0].id}`;
  await send('POST', `${bacs}/mandates`, { reference: 'r' });
  await send('PUT', bacs, { ...ENTRIES['bacs'], accountNumber: '87654321' });
  const fields = 'addresses,cards,achbankaccounts,bacsbankaccounts,eftbankaccounts,sepabankaccounts';
  await send('GET', `${profile}?fields=${fields}`);

  const pay = (collection: string, more: object) =>
    send('POST', `/cardpayments/v1/accounts/${ACCOUNT}/${collection}`, { merchantRefNum: randomUUID(), ...more });
  const stored = cards[0].paymentToken;
  await pay('auths', { amount: 100, card: { paymentToken: await token(card(NUMBER)) } });
  await pay('auths', { amount: 5, card: { paymentToken: stored } });
  await pay('verifications', { card: { paymentToken: stored, cvv: await token({ card: { cvv: '111' } }) } });
  await send('DELETE', profile);
}
