import { randomInt, randomUUID } from 'node:crypto';
import { randomCard } from '../crash/client.ts';
import type { Field } from './field.ts';

export const PROFILES = '/customervault/v1/profiles';

export interface NewProfile {
  readonly id: string;
  readonly path: string;
  // biome-ignore lint/suspicious/noExplicitAny: the answer to its making, of every form
  readonly body: any;
}

/** Creates the records that a race starts with. @returns the body of the answer */
export async function make(field: Field, path: string, body: object) {
  const answer = await field.call('POST', path, body);
  if (answer.status !== 200 && answer.status !== 201) throw new Error(`not made: ${path} ${JSON.stringify(answer)}`);
  return answer.body;
}

export async function makeProfile(field: Field, parts: object = {}): Promise<NewProfile> {
  const body = await make(field, PROFILES, { merchantCustomerId: randomUUID(), ...parts });
  return { id: body.id, path: `${PROFILES}/${body.id}`, body };
}

/** Creates a single-use token of a card. */
export async function makeToken(field: Field, card: object = randomCard()): Promise<string> {
  return (await make(field, '/customervault/v1/singleusetokens', { card })).paymentToken;
}

const HOLDER = { accountHolderName: 'Sally Barnes' };

/** @param end the last two digits of its number, which answers show */
export function achAccount(end: string): object {
  return {
    accountNumber: `${randomInt(10_000_000, 99_999_999)}${end}`,
    routingNumber: '123456789',
    accountType: 'CHECKING',
    ...HOLDER,
  };
}

export function bacsAccount(): object {
  return { accountNumber: String(randomInt(10_000_000, 99_999_999)), sortCode: '207405', ...HOLDER };
}

export function sepaAccount(): object {
  const account = `${'37040044'}${String(randomInt(1_000_000_000)).padStart(10, '0')}`;
  const check = 98n - (BigInt(`${account}131400`) % 97n);
  return { iban: `DE${String(check).padStart(2, '0')}${account}`, ...HOLDER };
}

/** Copies a row directly in the database, with other values in some columns. */
export async function copyRow(field: Field, table: string, id: unknown, other: object): Promise<void> {
  await field.query(
    `INSERT INTO ${table} SELECT (jsonb_populate_record(row, $2::jsonb)).* FROM ${table} row WHERE id = $1`,
    id,
    JSON.stringify({ id: randomUUID(), ...other }),
  );
}
