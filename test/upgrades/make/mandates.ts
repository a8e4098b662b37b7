import type { KeptTenant } from '../contents.ts';
import { type CallVault, VAULT } from './call-vault.ts';

type KeptMandate = KeptTenant['mandates'][number];

/** The bank's answers to a mandate, in order, until it has the status in its reference. */
const ANSWERS = {
  initial: [],
  pending: [{ status: 'PENDING' }],
  batched: [{ status: 'PENDING' }, { status: 'BATCHED' }],
  active: [{ status: 'PENDING' }, { status: 'ACTIVE' }],
  declined: [{ status: 'PENDING' }, { status: 'DECLINED' }],
  rejected: [{ status: 'PENDING' }, { status: 'REJECTED', statusReasonCode: 'AC04', statusReason: 'Account closed' }],
  disputed: [{ status: 'PENDING' }, { status: 'ACTIVE' }, { status: 'DISPUTED' }],
} as const;

/**
 * Makes a mandate of every status. The mandate of the last bank account becomes inactive, because the account is
 * removed.
 *
 * @param bacs the id of the bank account that has the mandates
 * @param removed the id of another account, which is removed
 * @returns the path of each
 */
export async function makeMandates(
  call: CallVault,
  profileId: string,
  { bacs, removed }: { readonly bacs: string; readonly removed: string },
): Promise<readonly KeptMandate[]> {
  const of = `${VAULT}/profiles/${profileId}`;
  const create = async (account: string, reference: string): Promise<string> =>
    (await call('POST', `${of}/bacsbankaccounts/${account}/mandates`, { reference })).id;
  const ids: string[] = [];
  for (const [reference, answers] of Object.entries(ANSWERS)) {
    const id = await create(bacs, reference);
    for (const answer of answers) await call('POST', `${of}/mandates/${id}/bankanswers`, answer);
    ids.push(id);
  }
  const cancelled = await create(bacs, 'cancelled');
  await call('PUT', `${of}/mandates/${cancelled}`, { status: 'CANCELLED' });
  const inactive = await create(removed, 'inactive');
  await call('DELETE', `${of}/bacsbankaccounts/${removed}`);
  return Promise.all(
    [...ids, cancelled, inactive].map(async (id) => ({ profileId, answer: await call('GET', `${of}/mandates/${id}`) })),
  );
}
