import { expect, onTestFinished, test } from 'vitest';
import { ACCOUNT, type Answer, ORIGIN, testVaults, VAULT } from '../../test-vault.test-support.ts';
import { type DescribedOperation, fetchDocument } from './check-answer.test-support.ts';

const openTestVault = testVaults(onTestFinished);
const document = await fetchDocument();

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

/** Ids, tokens, bank codes and origins are compared by their form. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '(id)'],
  [/"(SC|[CDPM])[0-9A-Za-z]{22}"/g, '"$1(token)"'],
  [/"authCode":"\d{6}"/g, '"authCode":"(code)"'],
  [/accounts\/\d+\//g, 'accounts/(account)/'],
  [/https?:\/\/[^/"]+/g, '(origin)'],
];

function formOf(body: unknown): unknown {
  const text = FORMS.reduce((form, [from, to]) => form.replaceAll(from, to), JSON.stringify(body));
  return JSON.parse(text) as unknown;
}

function exampleOf({ requestBody, responses }: DescribedOperation) {
  const [status = '', success] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? [];
  return {
    body: requestBody?.content['application/json']?.example,
    status: Number(status),
    answer: success?.content?.['application/json']?.example,
  };
}

/** Operations whose answer is no JSON of a record: documents, scripts, this description. */
const isOfRecords = ({ path }: { path: string }): boolean => /^\/(customervault|cardpayments)\//.test(path);

test('every operation on records that takes a body or answers one has an example', () => {
  const lacking = operations.filter(isOfRecords).filter(({ operation, method }) => {
    const { body, answer } = exampleOf(operation);
    return (operation.requestBody && !body) || (method !== 'DELETE' && !answer);
  });
  expect(lacking.map(({ operation }) => operation.operationId)).toEqual([]);
});

test('every example gets its documented answer', async () => {
  const { call } = await openTestVault();
  const ids: Record<string, string> = { account: ACCOUNT };
  let cardToken = '';

  const examples = new Map(operations.map((each) => [each.operation.operationId, each]));
  async function send(operationId: string): Promise<Answer> {
    const { path, method, operation } = examples.get(operationId) ?? expect.fail(`There is no ${operationId}.`);
    examples.delete(operationId);
    const { body, status, answer } = exampleOf(operation);
    const url = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? expect.fail(`No ${name}.`));
    const sent = body && JSON.parse(JSON.stringify(body).replaceAll(/"C[0-9A-Za-z]{22}"/g, `"${cardToken}"`));
    const given = await call(method, url, sent === undefined ? {} : { body: sent });
    expect([operationId, given.status]).toEqual([operationId, status]);
    if (method !== 'DELETE') expect(formOf(given.body)).toEqual(formOf(answer));
    return given;
  }

  for (const id of ['getCustomerVaultMonitor', 'getCardPaymentsMonitor', 'createSingleUseToken']) await send(id);
  ids['profileId'] = (await send('createProfile')).body.id;
  await send('getProfile');
  ids['addressId'] = (await send('createAddress')).body.id;
  await send('getAddress');
  const card = (await send('createCard')).body;
  ids['cardId'] = card.id;
  cardToken = card.paymentToken;
  for (const id of ['getCard', 'getCardOfAnyProfile', 'updateCard']) await send(id);
  // The example of a payment is paid with the card as it was made.
  const asMade = { cardExpiry: { month: 12, year: 2035 } };
  await call('PUT', `${VAULT}/profiles/${ids['profileId']}/cards/${ids['cardId']}`, { body: asMade });
  ids['id'] = (await send('createAuthorization')).body.id;
  await send('getAuthorization');
  ids['id'] = (await send('createVerification')).body.id;
  await send('getVerification');
  for (const scheme of ['ACH', 'BACS', 'EFT', 'SEPA']) {
    ids['bankAccountId'] = (await send(`create${scheme}BankAccount`)).body.id;
    await send(`get${scheme}BankAccount`);
    await send(`get${scheme}BankAccountOfAnyProfile`);
    await send(`update${scheme}BankAccount`);
    if (scheme === 'BACS' || scheme === 'SEPA') ids['mandateId'] = (await send(`create${scheme}Mandate`)).body.id;
    if (scheme === 'BACS') await send('moveTestMandate');
    if (scheme === 'SEPA') for (const id of ['getMandate', 'updateMandate', 'removeMandate']) await send(id);
    await send(`remove${scheme}BankAccount`);
  }
  for (const id of ['updateAddress', 'updateProfile', 'removeAddress', 'removeCard', 'removeProfile']) await send(id);
  expect([...examples.values()].filter(isOfRecords).map(({ operation }) => operation.operationId)).toEqual([]);
});

test('the description contains the vault’s origins', () => {
  expect((document as unknown as { servers: unknown }).servers).toEqual([{ url: ORIGIN }]);
});
