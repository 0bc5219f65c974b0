import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { SandboxContext } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';
import type { Tables } from '../tables.ts';
import { applyBraintreeNotification } from './webhook-sources/apply-braintree-notification.ts';
import { applyStripeEvent, concernsShop } from './webhook-sources/apply-stripe-event.ts';
import { receiveEvent } from './webhook-sources/receive-event.ts';
import { answerChallenge, verifyBraintree } from './webhook-sources/verify-braintree.ts';
import { type PlaidWebhook, verifyPlaid } from './webhook-sources/verify-plaid.ts';
import { verifyStripe } from './webhook-sources/verify-stripe.ts';

/** Takes over what a webhook of Plaid's tells of a bank link; gives `applied`, or why there was no effect. */
export type ApplyBankWebhook = (context: SandboxContext, trx: Kysely<Tables>, webhook: PlaidWebhook) => Promise<string>;

type Receive = (body: Buffer, request: FastifyRequest) => Promise<string>;

/**
 * Where the gateway's webhooks come in. What is genuine is answered with 200 also where it has no effect, since the
 * gateway would send it again for days; what is not is answered with 400 and written to the audit trail.
 */
export function webhookInRoutes(
  app: FastifyInstance,
  context: SandboxContext,
  applyBank: ApplyBankWebhook = async () => 'unknown_item',
): void {
  void app.register(async (scope) => {
    // Signatures are over bytes, so nothing may read them before.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, bytes, done) => done(null, bytes));

    route(scope, context, 'stripe', async (body, request) => {
      const event = verifyStripe(context, body, headerOf(request, 'stripe-signature'));
      if (typeof event.id !== 'string' || typeof event.type !== 'string') throw noWebhook();
      if (!concernsShop(event.type)) return 'no_concern';
      const inbound = { provider: 'stripe', id: event.id, type: event.type, body } as const;
      return receiveEvent(context, inbound, (trx, repeated) => applyStripeEvent(context, trx, event, repeated));
    });

    route(scope, context, 'braintree', async (body) => {
      const notification = await verifyBraintree(context, body);
      const id = createHash('sha256').update(body).digest('hex');
      const inbound = { provider: 'braintree', id, type: notification.kind, body } as const;
      return receiveEvent(context, inbound, (trx, repeated) =>
        applyBraintreeNotification(context, trx, { id, notification, repeated }),
      );
    });
    scope.get<{ Querystring: { bt_challenge?: unknown } }>('/webhooks/braintree', async (request, reply) => {
      const answer = await answerChallenge(context, request.query.bt_challenge);
      return reply.code(200).type('text/plain; charset=utf-8').send(answer);
    });

    route(scope, context, 'plaid', async (body, request) => {
      const token = headerOf(request, 'plaid-verification');
      const webhook = await verifyPlaid(context, body, token);
      const id = createHash('sha256')
        .update(token ?? body)
        .digest('hex');
      const inbound = { provider: 'plaid', id, type: webhook.webhook_code, body } as const;
      return receiveEvent(context, inbound, (trx) => applyBank(context, trx, webhook));
    });
  });
}

function route(scope: FastifyInstance, context: SandboxContext, provider: string, receive: Receive): void {
  scope.post(`/webhooks/${provider}`, async (request, reply): Promise<FastifyReply> => {
    const { body } = request;
    if (!Buffer.isBuffer(body)) throw noWebhook();
    try {
      const outcome = await receive(body, request);
      if (outcome !== 'no_concern') context.log('info', 'webhook.received', { provider, outcome });
      return sendJson(reply, 200, { received: true });
    } catch (error) {
      if (error instanceof Refusal) await refused(context, provider, request.ip);
      throw error;
    }
  });
}

async function refused(context: SandboxContext, provider: string, origin: string): Promise<void> {
  context.observe({ kind: 'webhook', provider, outcome: 'refused' });
  const event = { actor: `webhook:${provider}`, origin, resource: `webhook:${provider}` };
  await context.audit(context.db, { ...event, type: 'webhook.refused', outcome: 'failure' });
}

// Of several headers with one name none counts.
function headerOf(request: FastifyRequest, name: string): string | undefined {
  const values = request.raw.headersDistinct[name];
  return values?.length === 1 ? values[0] : undefined;
}

function noWebhook(): Refusal {
  return new Refusal(400, 'invalid_webhook', 'The body is no webhook.');
}
