import { CoreError, invalidInput } from '../../errors.ts';
import type { CardVerificationOrder, Processor, ProcessorResult } from '../../processors/processor.ts';
import { type Account, requireAccount } from '../access/accounts.ts';
import type { Core, Scope } from '../context.ts';
import { isBlank } from '../values/address.ts';
import { newRecordId } from '../values/record-id.ts';
import { beginPayment } from './begin.ts';
import { endPayment } from './finish.ts';
import { LEASE } from './lease.ts';
import { type Payment, type PaymentDetails, toPayment } from './payment.ts';
import { openSource, type PaymentCard, type PaymentSource } from './payment-source.ts';
import { findPayment, type PaymentIntent, type StoredPayment } from './payments.sql.ts';

export type { PaymentCard } from './payment-source.ts';

export interface VerificationRequest {
  readonly accountNumber: string;
  /** The merchant's reference of the payment. */
  readonly reference: string;
  readonly card: PaymentCard;
  /**
   * Refuses a reference that another payment of this kind holds on the account: one of the last 90 days that succeeded
   * or is open. Default: true.
   */
  readonly refuseRepeatedReference?: boolean;
  /** ISO 4217. Default: the account's. */
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
 * A decline is a result, not an error (`status: 'FAILED'`). `RECEIVED` means that the processor did not answer, or that
 * its answer could not be stored. The end is open until a look-up finds it, and a single-use token stays held until
 * then.
 *
 * @throws {CoreError} `record_not_found` for a foreign account, `input_invalid` for `currencyCode`, `card.expiry` or
 *   `card.securityCode`, `payment_reference_taken` with the payment that has it, `payment_token_unusable`,
 *   `processor_unavailable` when the account's processor is missing, `store_unavailable` and `store_outcome_unknown`
 *   before the processor is asked, and the refusals of a single-use token
 */
export async function authorize(core: Core, scope: Scope, request: AuthorizationRequest): Promise<Payment> {
  return pay(core, scope, request, request.amount);
}

/**
 * Asks the account's processor to verify a card. The single-use token of a card stays usable without its security code;
 * the token of a security code alone is spent.
 *
 * @throws {CoreError} as `authorize`
 */
export async function verify(core: Core, scope: Scope, request: VerificationRequest): Promise<Payment> {
  return pay(core, scope, request);
}

async function pay(core: Core, scope: Scope, request: VerificationRequest, amount?: number): Promise<Payment> {
  const account = await requireAccount(core, scope.tenantId, request.accountNumber);
  if (request.currencyCode !== undefined && request.currencyCode !== account.currencyCode) {
    throw invalidInput('currencyCode', 'currency_mismatch');
  }
  const processor = core.processors[account.processor];
  if (!processor) throw new CoreError('processor_unavailable');
  const source = await openSource(core, scope, request.card);
  const intent = toIntent(scope, { ...request, amount }, { account, source, now: core.now() });
  await core.storage.transaction((sql) => beginPayment(sql, intent, source, request.refuseRepeatedReference ?? true));
  // A process that was suspended past its lease must not call the processor: recovery may have found nothing and failed
  // the payment.
  const isInTime = core.now() + core.processorTimeout < intent.leaseExpiresAt;
  const result = isInTime
    ? await ask(processor, core.processorTimeout, toOrder(intent, source), amount)
    : ({ outcome: 'failed' } as const);
  return toPayment(result ? await tellEnd(core, intent, result) : { ...intent, status: 'RECEIVED' });
}

/** Writes how a payment ended. The bank has already decided, so a failure here is no refusal: the end stays open. */
async function tellEnd(core: Core, intent: PaymentIntent, result: ProcessorResult): Promise<StoredPayment> {
  const { tenantId, id } = intent;
  try {
    const end = await endPayment(core, intent, result);
    if (end) return { ...intent, ...end, version: intent.version + 1 };
    return (await findPayment(core.storage.read, tenantId, id)) as StoredPayment;
  } catch (cause) {
    core.report({ event: 'payment_end_not_written', tenantId, paymentId: id, cause });
    return { ...intent, status: 'RECEIVED' };
  }
}

function toIntent(
  { tenantId }: Scope,
  request: VerificationRequest & { readonly amount: number | undefined },
  held: { readonly account: Account; readonly source: PaymentSource; readonly now: number },
): PaymentIntent {
  const { account, source, now } = held;
  const { amount, details } = request;
  const given = details.billingAddress && !isBlank(details.billingAddress) ? details.billingAddress : undefined;
  const billingAddress = given ?? source.billingAddress;
  const preferredNetwork = details.preferredNetwork ?? source.preferredNetwork;
  return {
    tenantId,
    id: newRecordId(now),
    kind: amount === undefined ? 'verification' : 'authorization',
    accountNumber: account.number,
    reference: request.reference,
    createdAt: now,
    leaseExpiresAt: now + LEASE,
    ...(source.held ? { tokenHash: source.held.stored.tokenHash } : {}),
    ...(source.cardId === undefined ? {} : { cardId: source.cardId }),
    ...(amount === undefined ? {} : { amount }),
    currencyCode: account.currencyCode,
    ...(source.brand === undefined ? {} : { cardBrand: source.brand }),
    lastDigits: source.lastDigits,
    expiryMonth: source.expiry.month,
    expiryYear: source.expiry.year,
    details: {
      ...(details.description === undefined ? {} : { description: details.description }),
      ...(details.payer ? { payer: details.payer } : {}),
      ...(billingAddress ? { billingAddress } : {}),
      ...(preferredNetwork === undefined ? {} : { preferredNetwork }),
      ...(details.descriptor ? { descriptor: details.descriptor } : {}),
    },
    version: 1,
  };
}

function toOrder(intent: PaymentIntent, source: PaymentSource): CardVerificationOrder {
  const { billingAddress, preferredNetwork } = intent.details;
  return {
    id: intent.id,
    reference: intent.reference,
    currencyCode: intent.currencyCode,
    number: source.number,
    ...(source.securityCode ? { securityCode: source.securityCode } : {}),
    expiry: source.expiry,
    ...(billingAddress ? { billingAddress } : {}),
    ...(preferredNetwork === undefined ? {} : { preferredNetwork }),
  };
}

/** @returns the processor's answer, or `undefined` if there was none: it is then unknown whether the processor acted */
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
