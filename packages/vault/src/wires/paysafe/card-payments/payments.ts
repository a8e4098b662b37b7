import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { invalidField } from '../../../core/invalid-fields.ts';
import { authorize, verify } from '../../../core/payments/pay.ts';
import { getPayment, type Payment, type PaymentKind } from '../../../core/payments/payment.ts';
import { sendJson } from '../answer/send-json.ts';
import type { HttpDeps } from '../../wire.ts';
import { reader } from '../input/read.ts';
import { AuthorizationBody, toPaymentDetails, VerificationBody } from './payment-body.ts';
import { authorizeOperation, LOOK_UPS, verifyOperation } from './payment-operations.ts';
import { presentPayment, presentRefusedPayment } from './present-payment.ts';

const PATH = '/cardpayments/v1/accounts/:account';

const readAuthorization = reader(AuthorizationBody);
const readVerification = reader(VerificationBody);

interface InAccount {
  Params: { account: string };
}

interface ById {
  Params: { account: string; id: string };
}

export function registerPayments(app: FastifyInstance, deps: HttpDeps): void {
  const scope = 'payments';

  app.post<InAccount>(
    `${PATH}/auths`,
    { schema: { body: AuthorizationBody }, config: { scope, operation: authorizeOperation } },
    async (request, reply) => {
      const body = readAuthorization(request.body, deps.now());
      if (body.settleWithAuth) throw invalidField('settleWithAuth', 'not available: send false');
      const payment = await authorize(deps, request.caller.tenantId, {
        ...body,
        accountNumber: request.params.account,
        details: toPaymentDetails(body),
      });
      return sendPayment(request, reply, payment);
    },
  );

  app.post<InAccount>(
    `${PATH}/verifications`,
    { schema: { body: VerificationBody }, config: { scope, operation: verifyOperation } },
    async (request, reply) => {
      const body = readVerification(request.body, deps.now());
      const payment = await verify(deps, request.caller.tenantId, {
        ...body,
        accountNumber: request.params.account,
        details: toPaymentDetails(body),
      });
      return sendPayment(request, reply, payment);
    },
  );

  lookUp('auths', 'authorization');
  lookUp('verifications', 'verification');

  function lookUp(collection: string, kind: PaymentKind): void {
    app.get<ById>(
      `${PATH}/${collection}/:id`,
      { config: { scope, operation: LOOK_UPS[kind] } },
      async (request, reply) => {
        const { account, id } = request.params;
        const payment = await getPayment(deps, request.caller.tenantId, { accountNumber: account, kind, id });
        return sendJson(reply, 200, presentPayment(payment, deps.linksFor(request)));
      },
    );
  }

  /** 200, also on creation; what did not go through answers with its error. */
  function sendPayment(request: FastifyRequest, reply: FastifyReply, payment: Payment): FastifyReply {
    const links = deps.linksFor(request);
    if (payment.status === 'COMPLETED') return sendJson(reply, 200, presentPayment(payment, links));
    const { status, code, body } = presentRefusedPayment(payment, links);
    reply.errorCode = payment.errorCode ?? 'processor_unavailable';
    return sendJson(reply.header('x-application-status-code', code), status, body);
  }
}
