import { vaultError } from '@inlay/protocol';
import type { CardVerificationOrder, Processor, ProcessorResult } from '../../processors/processor.ts';
import { findPayment, type PaymentIntent, type StoredPayment } from './payments.sql.ts';
import { requireAccount } from '../access/accounts.ts';
import type { Deps } from '../context.ts';
import { invalidField } from '../invalid-fields.ts';
import { newRecordId } from '../values/record-id.ts';
import { beginPayment } from './begin.ts';
import { endPayment } from './finish.ts';
import { type Payment, type PaymentDetails, toPayment } from './payment.ts';
import { openSource, type PaymentCard, type PaymentSource } from './payment-source.ts';

/** How long a payment belongs to the process that began it, in milliseconds. */
const LEASE = 30_000;

export interface VerificationRequest {
  readonly accountNumber: string;
  readonly merchantRefNum: string;
  readonly card: PaymentCard;
  /** Refuses a merchantRefNum that the account used before. Default: true. */
  readonly dupCheck?: boolean;
  readonly currencyCode?: string;
  readonly details: PaymentDetails;
}

export interface AuthorizationRequest extends VerificationRequest {
  /** In minor units. */
  readonly amount: number;
}

/**
 * Asks the account's processor for an authorization.
 *
 * A decline is a result, not an error (`status: 'FAILED'`). `RECEIVED` means that the processor did not answer: the end
 * is open until a look-up tells it, and a single-use token stays held until then.
 *
 * @throws {CodedError} `record_not_found` for a foreign account, `request_invalid` for a foreign currency,
 *   `merchant_ref_num_taken`, `payment_token_unusable` and the refusals of a single-use token
 */
export async function authorize(deps: Deps, tenantId: string, request: AuthorizationRequest): Promise<Payment> {
  return pay(deps, tenantId, request, request.amount);
}

/**
 * Asks the account's processor whether a card is good. The single-use token of a card stays usable, without its security
 * code; that of a security code alone is used up.
 *
 * @throws {CodedError} as `authorize`
 */
export async function verify(deps: Deps, tenantId: string, request: VerificationRequest): Promise<Payment> {
  return pay(deps, tenantId, request);
}

async function pay(deps: Deps, tenantId: string, request: VerificationRequest, amount?: number): Promise<Payment> {
  const account = await requireAccount(deps, tenantId, request.accountNumber);
  if (request.currencyCode !== undefined && request.currencyCode !== account.currencyCode) {
    throw invalidField('currencyCode', 'not the currency of this account');
  }
  const processor = deps.processors[account.processor];
  if (!processor) throw vaultError('processor_unavailable');
  const source = await openSource(deps, tenantId, request.card);
  const intent = toIntent(deps, tenantId, request, source, { amount, currencyCode: account.currencyCode });
  await deps.storage.transaction((sql) => beginPayment(sql, intent, source, request.dupCheck ?? true));
  // A process that was held up past its lease may meet a recovery that has found the payment nowhere: it must not act.
  const isInTime = deps.now() + deps.processorTimeout < intent.leaseExpiresAt;
  const result = isInTime
    ? await ask(processor, deps.processorTimeout, toOrder(intent, source), amount)
    : ({ outcome: 'failed' } as const);
  if (result === undefined) return toPayment({ ...intent, status: 'RECEIVED' });
  const stored = await deps.storage.transaction(async (sql) => {
    await endPayment(sql, intent, result);
    return (await findPayment(sql, tenantId, intent.id)) as StoredPayment;
  });
  return toPayment(stored);
}

function toIntent(
  deps: Deps,
  tenantId: string,
  request: VerificationRequest,
  source: PaymentSource,
  money: { readonly amount: number | undefined; readonly currencyCode: string },
): PaymentIntent {
  const now = deps.now();
  const billingDetails = request.details.billingDetails ?? source.billingAddress;
  return {
    tenantId,
    id: newRecordId(now),
    kind: money.amount === undefined ? 'verification' : 'authorization',
    accountNumber: request.accountNumber,
    merchantRefNum: request.merchantRefNum,
    createdAt: now,
    leaseExpiresAt: now + LEASE,
    ...(source.held ? { tokenHash: source.held.stored.tokenHash } : {}),
    ...(source.cardId === undefined ? {} : { cardId: source.cardId }),
    ...(money.amount === undefined ? {} : { amount: money.amount }),
    currencyCode: money.currencyCode,
    ...(source.type === undefined ? {} : { cardType: source.type }),
    lastDigits: source.lastDigits,
    expiryMonth: source.expiry.month,
    expiryYear: source.expiry.year,
    details: JSON.stringify({
      ...request.details,
      ...(billingDetails ? { billingDetails } : {}),
      ...(source.preferredNetwork === undefined ? {} : { preferredNetwork: source.preferredNetwork }),
    }),
  };
}

function toOrder(intent: PaymentIntent, source: PaymentSource): CardVerificationOrder {
  const { billingDetails } = JSON.parse(intent.details) as PaymentDetails;
  return {
    id: intent.id,
    merchantRefNum: intent.merchantRefNum,
    currencyCode: intent.currencyCode,
    number: source.number,
    ...(source.code ? { code: source.code } : {}),
    expiry: source.expiry,
    ...(billingDetails ? { billingAddress: billingDetails } : {}),
    ...(source.preferredNetwork === undefined ? {} : { preferredNetwork: source.preferredNetwork }),
  };
}

/** The processor's answer, or `undefined` when it gave none: then nobody knows yet whether it acted. */
async function ask(
  processor: Processor,
  timeout: number,
  order: CardVerificationOrder,
  amount: number | undefined,
): Promise<ProcessorResult | undefined> {
  const signal = AbortSignal.timeout(timeout);
  try {
    return await (amount === undefined
      ? processor.verify(order, signal)
      : processor.authorize({ ...order, amount }, signal));
  } catch {
    return undefined;
  }
}
