import { type Answer, type Call, EXPIRY, VAULT } from '../../test-vault.test-support.ts';

type Send = (method: string, url: string, call?: Call) => Promise<Answer>;

const HOLDER = { accountHolderName: 'Sally Barnes' };
const CARDS = ['4111111111111111', '4012888888881881'];

/** The ids of one profile and of what is in it, by the last segment of their collection. */
export type Furnished = Readonly<Record<string, string>>;

/** Makes a profile with one record of each kind, and a payment of each kind where there is an account. */
export async function furnish(send: Send, number: number, account?: string): Promise<Furnished> {
  const { body: profile } = await send('POST', `${VAULT}/profiles`, {
    body: {
      merchantCustomerId: `furnished ${number}`,
      card: { cardNum: CARDS[number % 2], cardExpiry: EXPIRY, billingAddress: { country: 'US' } },
      achBankAccount: { accountNumber: '9876543210', routingNumber: '021000021', accountType: 'CHECKING', ...HOLDER },
      bacsBankAccount: { accountNumber: '12345678', sortCode: '207405', mandates: [{ reference: 'r' }], ...HOLDER },
      eftBankAccount: { accountNumber: '3358921', transitNumber: '25039', institutionId: '001', ...HOLDER },
      sepaBankAccount: { iban: 'DE89370400440532013000', mandates: [{ reference: 'r' }], ...HOLDER },
    },
  });
  const card = { paymentToken: profile.cards[0].paymentToken };
  const pay = async (collection: string, more: object) => {
    const body = { merchantRefNum: `${collection} ${number}`, card, ...more };
    return (await send('POST', `/cardpayments/v1/accounts/${account}/${collection}`, { body })).body.id as string;
  };
  return {
    profiles: profile.id,
    addresses: profile.addresses[0].id,
    cards: profile.cards[0].id,
    achbankaccounts: profile.achBankAccounts[0].id,
    bacsbankaccounts: profile.bacsBankAccounts[0].id,
    eftbankaccounts: profile.eftBankAccounts[0].id,
    sepabankaccounts: profile.sepaBankAccounts[0].id,
    mandates: profile.sepaBankAccounts[0].mandates[0].id,
    ...(account === undefined
      ? {}
      : {
          accounts: account,
          auths: await pay('auths', { amount: 100 }),
          verifications: await pay('verifications', {}),
        }),
  };
}

/** The path of a route, each parameter replaced by the id that `choose` gives for its collection. */
export function fillPath(url: string, choose: (collection: string) => string | undefined): string {
  return url.replaceAll(/(\w+)\/:\w+/g, (_all, collection: string) => {
    const id = choose(collection);
    if (id === undefined) throw new Error(`No id for ${collection}.`);
    return `${collection}/${id}`;
  });
}

/** The collections that a route names a record of, from the outside in. */
export function collectionsOf(url: string): readonly string[] {
  return [...url.matchAll(/(\w+)\/:/g)].map(([, collection]) => collection ?? '');
}
