import { createHash } from 'node:crypto';
import type {
  AddressCheck,
  CardVerificationOrder,
  Processor,
  ProcessorResult,
  SecurityCodeCheck,
  SentOrder,
} from './processor.ts';

/** Amounts, in minor units, that the sandbox does not simply approve. */
export const SANDBOX_AMOUNTS = {
  declined: 5,
  declinedFunds: 11,
  failed: 20,
  /** It is approved, but the answer never comes: the caller runs into its timeout, a look-up finds the approval. */
  answerLost: 40_801,
  /** The order never arrives: the caller runs into its timeout, a look-up finds nothing. */
  orderLost: 40_802,
} as const;

const SILENT = new Set<number>([SANDBOX_AMOUNTS.answerLost, SANDBOX_AMOUNTS.orderLost]);

const CODES: Readonly<Record<string, SecurityCodeCheck>> = {
  '111': 'MATCH',
  '222': 'NOT_PROCESSED',
  '555': 'UNKNOWN',
  '666': 'NO_MATCH',
};

/**
 * Makes a processor that moves no money and answers by rule: by amount (`SANDBOX_AMOUNTS`), by security code (`222`,
 * `555`, `666`) and by the parts of the address that it is given. It remembers nothing: a look-up is answered by the same
 * rules in every process, as if neither code nor address had been given.
 */
export function createSandbox(): Processor {
  return {
    sandbox: true,
    authorize: async (order, signal) => (SILENT.has(order.amount) ? aborted(signal) : judgeAmount(order)),
    verify: async (order) => approve(order),
    find: async (order) => (order.amount === SANDBOX_AMOUNTS.orderLost ? undefined : judgeAmount(order)),
  };
}

/** What the sandbox judges by. */
type Judged = Pick<SentOrder, 'id' | 'amount'> & Pick<CardVerificationOrder, 'securityCode' | 'billingAddress'>;

function judgeAmount(order: Judged): ProcessorResult {
  const securityCodeCheck = judgeCode(order);
  switch (order.amount) {
    case SANDBOX_AMOUNTS.declined:
      return { outcome: 'declined', reason: 'payment_declined', securityCodeCheck };
    case SANDBOX_AMOUNTS.declinedFunds:
      return { outcome: 'declined', reason: 'payment_declined_funds', securityCodeCheck };
    case SANDBOX_AMOUNTS.failed:
      return { outcome: 'failed' };
    default:
      return approve(order);
  }
}

function approve(order: Judged): ProcessorResult {
  const digest = createHash('sha256').update(order.id).digest();
  return {
    outcome: 'approved',
    authCode: String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0'),
    addressCheck: judgeAddress(order),
    securityCodeCheck: judgeCode(order),
  };
}

function judgeCode({ securityCode }: Judged): SecurityCodeCheck {
  return securityCode === undefined ? 'NOT_PROCESSED' : (CODES[securityCode.reveal()] ?? 'MATCH');
}

function judgeAddress({ billingAddress }: Judged): AddressCheck {
  const { street, postalCode } = billingAddress ?? {};
  if (street) return postalCode ? 'MATCH' : 'MATCH_ADDRESS_ONLY';
  return postalCode ? 'MATCH_ZIP_ONLY' : 'NOT_PROCESSED';
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const give = () => reject(new Error('the processor did not answer in time'));
    if (signal.aborted) give();
    else signal.addEventListener('abort', give, { once: true });
  });
}
