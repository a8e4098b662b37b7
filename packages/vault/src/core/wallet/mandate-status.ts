import type { DebitScheme } from '../values/debit-scheme.ts';

export const MANDATE_STATUSES = [
  'INITIAL',
  'PENDING',
  'BATCHED',
  'ACTIVE',
  'DECLINED',
  'REJECTED',
  'DISPUTED',
  'CANCELLED',
  'INACTIVE',
] as const;

export type MandateStatus = (typeof MANDATE_STATUSES)[number];

/**
 * The actor that moves a mandate: the merchant by a request, the bank by its answer, the vault when the bank account is
 * removed.
 */
export type MandateActor = 'merchant' | 'bank' | 'vault';

const WITHDRAWN = { CANCELLED: 'merchant', INACTIVE: 'vault' } as const;
const ANSWERED = { ACTIVE: 'bank', DECLINED: 'bank', REJECTED: 'bank' } as const;

type Moves = Partial<Record<MandateStatus, MandateActor>>;

/** The permitted moves. docs/decisions/0008-resources.md has them as a table, with reasons. */
const MOVES: Readonly<Record<MandateStatus, Moves>> = {
  INITIAL: { PENDING: 'bank', ...WITHDRAWN },
  PENDING: { BATCHED: 'bank', ...ANSWERED, ...WITHDRAWN },
  BATCHED: { ...ANSWERED, ...WITHDRAWN },
  ACTIVE: { DISPUTED: 'bank', ...WITHDRAWN },
  DISPUTED: { INACTIVE: 'vault' },
  DECLINED: {},
  REJECTED: {},
  CANCELLED: {},
  INACTIVE: {},
};

export function mayMove(from: MandateStatus, to: MandateStatus, actor: MandateActor): boolean {
  return MOVES[from][to] === actor;
}

/**
 * Returns the status of a new mandate. SEPA: valid once the payer has signed. BACS: must first be lodged with the
 * payer's bank.
 */
export function firstMandateStatus(scheme: DebitScheme): MandateStatus {
  return scheme === 'sepa' ? 'ACTIVE' : 'INITIAL';
}
