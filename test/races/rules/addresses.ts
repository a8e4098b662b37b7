import { randomUUID } from 'node:crypto';
import { randomCard } from '../../crash/client.ts';
import { achAccount, make, makeProfile } from '../records.ts';
import { rule, unexpected, unless } from '../rule.ts';

const AS_DEFAULT = { country: 'CA', defaultShippingAddressIndicator: true };

export const DEFAULT_SHIPPING = rule({
  name: 'a profile has one default shipping address',
  async round(field) {
    const { path } = await makeProfile(field);
    const first = await make(field, `${path}/addresses`, AS_DEFAULT);
    const second = await make(field, `${path}/addresses`, { country: 'CA' });
    const answers = await field.race([
      ['POST', `${path}/addresses`, AS_DEFAULT],
      ['PUT', `${path}/addresses/${first.id}`, AS_DEFAULT],
      ['POST', `${path}/addresses`, AS_DEFAULT],
      ['PUT', `${path}/addresses/${second.id}`, AS_DEFAULT],
      ['POST', `${path}/addresses`, AS_DEFAULT],
    ]);
    return { path, answers };
  },
  async check(field, { path, answers }) {
    const { body } = await field.call('GET', `${path}?fields=addresses`);
    const defaults = (body.addresses as { defaultShippingAddressIndicator: boolean }[]).filter(
      (address) => address.defaultShippingAddressIndicator,
    );
    return [...unless(defaults.length, 1, 'default shipping addresses'), ...unexpected(answers, '200', '201')];
  },
  violate: (field, { path }) =>
    field.query('UPDATE addresses SET is_default_shipping = 1 WHERE profile_id = $1', path.split('/').at(-1)),
});

interface Billed {
  readonly id: string;
  readonly billingAddressId?: string;
}

export const BILLING_ADDRESS = rule({
  name: 'nothing is billed to an address that is gone',
  async round(field) {
    const { path, body } = await makeProfile(field, { card: randomCard() });
    const card = `${path}/cards/${body.cards[0].id}`;
    const account = await make(field, `${path}/achbankaccounts`, achAccount('10'));
    const { id: billingAddressId } = await make(field, `${path}/addresses`, { country: 'CA' });
    const accountHolderName = 'Sally Barnes';
    const [removal, ...answers] = await field.race([
      ['DELETE', `${path}/addresses/${billingAddressId}`],
      ['POST', `${path}/cards`, { ...randomCard(), billingAddressId }],
      ['PUT', card, { billingAddressId }],
      ['POST', `${path}/achbankaccounts`, { ...achAccount('11'), billingAddressId }],
      ['PUT', `${path}/achbankaccounts/${account.id}`, { accountHolderName, billingAddressId }],
      ['POST', `${path}/cards`, { ...randomCard(), billingAddressId }],
    ]);
    return { path, cardId: body.cards[0].id as string, removal, answers };
  },
  async check(field, { path, removal, answers }) {
    const { body } = await field.call('GET', `${path}?fields=addresses,cards,achbankaccounts`);
    const present = new Set((body.addresses as Billed[]).map(({ id }) => id));
    const billed = [...body.cards, ...body.achBankAccounts] as Billed[];
    const lost = billed.filter(({ billingAddressId: id }) => id !== undefined && !present.has(id));
    return [
      ...unless(lost.length, 0, 'records are billed to an address that is gone'),
      ...unexpected(removal ? [removal] : [], '200'),
      ...unexpected(answers, '200', '201', '400 7511'),
    ];
  },
  violate: (field, { cardId }) =>
    field.query('UPDATE cards SET billing_address_id = $1 WHERE id = $2', randomUUID(), cardId),
});
