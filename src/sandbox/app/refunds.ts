import type { FastifyInstance } from 'fastify';
import type { Kysely, Selectable } from 'kysely';
import { MAX_AMOUNT, type SandboxContext } from '../context.ts';
import { bodySchema, emptyBody, readBody } from '../read-body.ts';
import { sendJson } from '../server.ts';
import type { Tables } from '../tables.ts';
import { documented } from './api-operation.ts';
import { type PaymentQuery, findPayment } from './find-payment.ts';
import { executeOnce } from './idempotency.ts';
import { type RefundWish, approveRefund, makeRefund } from './make-refund.ts';
import { chargeableBy, readableBy, requireRole } from './roles.ts';
import { accountOf } from './sessions.ts';

const amountField = { type: 'integer', minimum: 1, maximum: MAX_AMOUNT };
const currencyField = { type: 'string', pattern: '^[A-Z]{3}$' };
const refundBody = bodySchema<RefundBody>({ amount: amountField, currency: currencyField }, ['currency']);
const refundToBody = bodySchema<RefundBody>(
  { amount: amountField, currency: currencyField, destination: { type: 'string', maxLength: 64 } },
  ['currency', 'destination'],
);

interface RefundBody {
  readonly amount: number;
  readonly currency?: string;
  readonly destination?: string;
}

/** Refunding a payment, approving large refunds, and listing them. */
export function refundRoutes(app: FastifyInstance, context: SandboxContext): void {
  const { db } = context;
  const refunding = documented({
    summary: 'Refund a payment to the card that it was paid with; 202 while it waits for approval or the gateway',
    body: refundBody,
    answer: { status: 201 },
    refusals: [404, 409, 503],
    idempotent: true,
  });
  app.post<{ Params: { id: string } }>('/api/payments/:id/refunds', refunding, (request, reply) => {
    const body = readBody(request, context.defect('ref.destination') ? refundToBody : refundBody);
    const query: PaymentQuery = { id: request.params.id, ...chargeableBy(context, request), lock: true };
    const wish: RefundWish = { ...body, amount: BigInt(body.amount), by: accountOf(request), origin: request.ip };
    return executeOnce(context, request, reply, async () => {
      const refund = await makeRefund(context, query, wish);
      return { status: refund.status.startsWith('pending') ? 202 : 201, body: showRefund(refund) };
    });
  });

  const listing = documented({ summary: 'List the refunds of a payment', refusals: [404] });
  app.get<{ Params: { id: string } }>('/api/payments/:id/refunds', listing, async (request, reply) => {
    const payment = await findPayment(context, db, { id: request.params.id, ...readableBy(context, request) });
    return sendJson(reply, 200, { items: (await listRefunds(db, payment.id)).map(showRefund) });
  });

  const approving = documented({
    summary: 'Approve a large refund that somebody else asked for (finance)',
    body: emptyBody,
    refusals: [403, 404, 409, 503],
  });
  const finance = { ...approving, preHandler: requireRole(context, 'finance') };
  app.post<{ Params: { id: string } }>('/api/refunds/:id/approve', finance, async (request, reply) => {
    readBody(request, emptyBody);
    const refund = await approveRefund(context, request.params.id, { actor: accountOf(request), origin: request.ip });
    return sendJson(reply, 200, showRefund(refund));
  });
}

type Refund = Selectable<Tables['refunds']>;

function listRefunds(db: Kysely<Tables>, payment: string): Promise<Refund[]> {
  return db.selectFrom('refunds').selectAll().where('payment', '=', payment).orderBy('position').execute();
}

/** A refund as the API shows it. */
export function showRefund({ id, payment, amount, currency, status, destination }: Refund): object {
  return { id, payment, amount, currency, status, destination };
}
