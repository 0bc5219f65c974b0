import type { FastifyInstance } from 'fastify';
import type { SandboxContext } from '../context.ts';
import { bodySchema, emptyBody, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';
import { admit, attemptOf } from './admit-payment.ts';
import { documented } from './api-operation.ts';
import { isTestMethod, vaultCard } from './charge-method.ts';
import { eventOf } from './event-of.ts';
import { executeOnce } from './idempotency.ts';
import type { PaymentProvider } from './payment-gateway/payment-gateway.ts';
import { accountOf } from './sessions.ts';
import { type ShownCard, cardOf, isKnownCard, showCard } from './test-cards.ts';

interface NewCard {
  readonly token: string;
  readonly provider?: PaymentProvider;
}

const newCard = bodySchema<NewCard>(
  {
    token: { type: 'string', maxLength: 64, pattern: '^[A-Za-z][\\w-]{2,63}$' },
    provider: { enum: ['stripe', 'braintree'] },
  },
  ['provider'],
);

interface CardRow {
  readonly payment_method: string;
  readonly brand: string | null;
  readonly last4: string | null;
}

/** The cards that an account saved: kept at the gateway, known here by brand and last digits. */
export function savedCardRoutes(app: FastifyInstance, context: SandboxContext): void {
  const { db } = context;
  const listing = documented({ summary: 'List your saved cards' });
  app.get('/api/payment-methods', listing, async (request, reply) => {
    const saved = await db
      .selectFrom('saved_cards')
      .select(['payment_method', 'brand', 'last4'])
      .where('account', '=', accountOf(request))
      .orderBy('payment_method')
      .execute();
    const numbers = context.defect('web.pan.response');
    const items = saved.map((card) => ({
      ...show(card),
      ...(numbers && isKnownCard(card.payment_method) && { number: cardOf(card.payment_method).number }),
    }));
    return sendJson(reply, 200, { items });
  });

  const saving = documented({
    summary: 'Save the card behind a single-use token',
    body: newCard,
    answer: { status: 201 },
    refusals: [402, 429, 503],
    idempotent: true,
  });
  app.post('/api/payment-methods', saving, async (request, reply) => {
    const { token: name, provider = 'stripe' } = readBody(request, newCard);
    const account = accountOf(request);
    await admit(context, reply, attemptOf(request, name));
    if (isTestMethod(name) && provider === 'stripe' && !name.startsWith('tok_') && !isKnownCard(name)) {
      throw new Refusal(400, 'unknown_payment_method', 'There is no such payment method.');
    }
    return executeOnce(context, request, reply, async () => {
      const card = await vaultCard(context, { account, provider, name });
      const row = { payment_method: card.method, brand: card.brand, last4: card.last4 };
      await db.transaction().execute(async (trx) => {
        const { customer, fingerprint } = card;
        await trx
          .insertInto('saved_cards')
          .values({ account, provider, customer, fingerprint, ...row })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        await context.audit(trx, eventOf(request, 'card.saved', `card:${card.method}`));
      });
      return { status: 201, body: show(row) };
    });
  });

  const forgetting = documented({ summary: 'Forget a saved card', body: emptyBody, refusals: [404] });
  app.delete<{ Params: { id: string } }>('/api/payment-methods/:id', forgetting, async (request, reply) => {
    readBody(request, emptyBody);
    const { id } = request.params;
    const removed = /^[\w-]{1,64}$/u.test(id)
      ? await db
          .deleteFrom('saved_cards')
          .where('account', '=', accountOf(request))
          .where('payment_method', '=', id)
          .returning('payment_method')
          .executeTakeFirst()
      : undefined;
    if (removed === undefined) throw new Refusal(404, 'unknown_payment_method', 'There is no such payment method.');
    await context.audit(db, eventOf(request, 'card.removed', `card:${id}`));
    return sendJson(reply, 200, { id, status: 'removed' });
  });
}

function show({ payment_method: id, brand, last4 }: CardRow): ShownCard {
  if (brand === null || last4 === null) return showCard(id);
  return { id, brand, last4, masked: `************${last4}` };
}
