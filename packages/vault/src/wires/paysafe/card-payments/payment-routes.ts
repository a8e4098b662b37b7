import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authorize, verify } from '../../../core/payments/pay.ts';
import { getPayment, type Payment, type PaymentKind } from '../../../core/payments/payment.ts';
import type { HttpDeps, RouteDoc } from '../../wire.ts';
import { entityTag, sendFound } from '../entity-tags.ts';
import { PAYSAFE_ERRORS } from '../errors.ts';
import { reader } from '../input/reader.ts';
import { linksFor } from '../links.ts';
import { paymentBodyPath } from '../names.ts';
import { ACCOUNTS_PATH, COLLECTIONS } from '../paths.ts';
import { scopeOf } from '../scope.ts';
import { sendJson } from '../../send-json.ts';
import { AUTHORIZATION, NEW_AUTHORIZATION, NEW_VERIFICATION, VERIFICATION } from './examples.ts';
import {
  PaymentAnswer,
  presentPayment,
  presentRefusedPayment,
  reasonOf,
  RefusedPaymentAnswer,
} from './payment-answer.ts';
import { AuthorizationBody, toAuthorization, toVerification, VerificationBody } from './payment-input.ts';

const PATH = `${ACCOUNTS_PATH}/:account`;

const readAuthorization = reader(AuthorizationBody);
const readVerification = reader(VerificationBody);

interface InAccount {
  Params: { account: string };
}

interface ById {
  Params: { account: string; id: string };
}

const of = { tags: ['Payments'], response: { 200: PaymentAnswer } } as const;

const creation = {
  ...of,
  tagged: 'answer',
  refusals: [
    'payment_token_unusable',
    'single_use_token_unusable',
    'single_use_token_reserved',
    'payment_reference_taken',
    'payment_declined',
    'payment_declined_funds',
    'processor_unavailable',
  ],
  refused: RefusedPaymentAnswer,
} as const;

const AUTHORIZE: RouteDoc = {
  ...creation,
  operationId: 'createAuthorization',
  summary: 'Authorizes an amount on a card.',
  body: AuthorizationBody,
  refusals: [...creation.refusals, 'feature_unavailable'],
  example: { body: NEW_AUTHORIZATION, answer: AUTHORIZATION },
};

const VERIFY: RouteDoc = {
  ...creation,
  operationId: 'createVerification',
  summary: 'Asks whether a card is good, without an amount.',
  body: VerificationBody,
  example: { body: NEW_VERIFICATION, answer: VERIFICATION },
};

const LOOK_UPS: Readonly<Record<PaymentKind, RouteDoc>> = {
  authorization: {
    ...of,
    tagged: true,
    operationId: 'getAuthorization',
    summary: 'Looks an authorization up.',
    example: { answer: AUTHORIZATION },
  },
  verification: {
    ...of,
    tagged: true,
    operationId: 'getVerification',
    summary: 'Looks a verification up.',
    example: { answer: VERIFICATION },
  },
};

export function registerPayments(app: FastifyInstance, deps: HttpDeps): void {
  const config = { scope: 'payments', pathOf: paymentBodyPath } as const;

  app.post<InAccount>(`${PATH}/auths`, { schema: AUTHORIZE, config }, async (request, reply) => {
    const scope = scopeOf(request, deps);
    const asked = toAuthorization(readAuthorization(request.body, scope.now), request.params.account);
    return sendPayment(request, reply, await authorize(deps, scope, asked));
  });

  app.post<InAccount>(`${PATH}/verifications`, { schema: VERIFY, config }, async (request, reply) => {
    const scope = scopeOf(request, deps);
    const asked = toVerification(readVerification(request.body, scope.now), request.params.account);
    return sendPayment(request, reply, await verify(deps, scope, asked));
  });

  for (const kind of ['authorization', 'verification'] as const) {
    app.get<ById>(`${PATH}/${COLLECTIONS[kind]}/:id`, { schema: LOOK_UPS[kind], config }, async (request, reply) => {
      const { account: accountNumber, id } = request.params;
      const payment = await getPayment(deps, scopeOf(request, deps), { accountNumber, kind, id });
      const body = presentPayment(payment, linksFor(request, deps.origins()));
      return sendFound(request, reply, { tag: entityTag(payment.version), body });
    });
  }

  /** 200, also on creation; what did not go through answers with its error. */
  function sendPayment(request: FastifyRequest, reply: FastifyReply, payment: Payment): FastifyReply {
    const links = linksFor(request, deps.origins());
    if (payment.status === 'COMPLETED') {
      return sendJson(reply.header('etag', entityTag(payment.version)), 200, presentPayment(payment, links));
    }
    const { status, number } = PAYSAFE_ERRORS[reasonOf(payment)];
    reply.errorCode = reasonOf(payment);
    return sendJson(reply.header('x-application-status-code', number), status, presentRefusedPayment(payment, links));
  }
}
