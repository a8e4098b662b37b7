import { basic } from './credentials.ts';
import type { Load } from './load.ts';
import type { WatchedProgram } from './start-watched.ts';

type Route = Pick<Load, 'method' | 'path' | 'authorization' | 'status'>;

/** A server under load, and where it takes what. */
export interface Side {
  readonly program: WatchedProgram;
  readonly tokens: Route;
  readonly profiles: Route;
  /** Reads one profile. */
  readonly reads: Route;
}

/** The servers of one engine that are measured in turns. */
export interface Sides {
  readonly vault: Side;
  readonly floor: Side;
  /** The vault in two processes, where an engine lets several share a store. */
  readonly twoWorkers?: Side;
  stop(): Promise<void>;
}

export interface Credentials {
  readonly publishableKey: string;
  /** Id and secret, with a colon between. */
  readonly secretKey: string;
}

const HOLDER = { accountHolderName: 'Ada Example' };
const READ = '?fields=addresses,cards,achbankaccounts,bacsbankaccounts,eftbankaccounts,sepabankaccounts';

/** Makes a profile with one record of each kind, to be read with all of them. */
export async function toVaultSide(program: WatchedProgram, { publishableKey, secretKey }: Credentials): Promise<Side> {
  const profiles = { path: '/customervault/v1/profiles', authorization: basic(secretKey), status: 201 };
  const answer = await fetch(program.origin + profiles.path, {
    method: 'POST',
    headers: { authorization: profiles.authorization, 'content-type': 'application/json' },
    body: JSON.stringify({
      merchantCustomerId: 'one of each',
      locale: 'en_US',
      card: {
        cardNum: '4111111111111111',
        cardExpiry: { month: 12, year: 2040 },
        billingAddress: { street: '100 Queen Street', city: 'Toronto', country: 'CA', zip: 'M5H2N2' },
      },
      achBankAccount: { accountNumber: '9876543210', routingNumber: '021000021', accountType: 'CHECKING', ...HOLDER },
      bacsBankAccount: { accountNumber: '12345678', sortCode: '207405', mandates: [{ reference: 'r' }], ...HOLDER },
      eftBankAccount: { accountNumber: '3358921', transitNumber: '25039', institutionId: '001', ...HOLDER },
      sepaBankAccount: { iban: 'DE89370400440532013000', mandates: [{ reference: 'r' }], ...HOLDER },
    }),
  });
  const body = await answer.text();
  if (answer.status !== 201) throw new Error(`The profile to be read was answered with ${answer.status}: ${body}`);
  const { id } = JSON.parse(body) as { id: string };
  const path = `${profiles.path}/${id}${READ}`;
  return {
    program,
    tokens: { path: '/customervault/v1/singleusetokens', authorization: basic(`${publishableKey}:`), status: 200 },
    profiles,
    reads: { method: 'GET', path, authorization: profiles.authorization, status: 200 },
  };
}

/** It looks at no credentials, yet is sent some: as many bytes to read. */
export function toFloorSide(program: WatchedProgram, { publishableKey, secretKey }: Credentials): Side {
  const authorization = basic(secretKey);
  return {
    program,
    tokens: { path: '/tokens', authorization: basic(`${publishableKey}:`), status: 200 },
    profiles: { path: '/profiles', authorization, status: 201 },
    reads: { method: 'GET', path: '/profiles/known', authorization, status: 200 },
  };
}
