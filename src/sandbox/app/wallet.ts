import type { FastifyInstance } from 'fastify';
import { CURRENCY, MAX_AMOUNT, type SandboxContext } from '../context.ts';
import { bodySchema, readBody } from '../read-body.ts';
import { sendJson } from '../server.ts';
import { executeOnce } from './idempotency.ts';
import { accountOf } from './sessions.ts';
import { cardOf, chargeCard, showCard } from './test-cards.ts';

interface TopUp {
  readonly amount: number;
  readonly payment_method: string;
}

const topUpBody = bodySchema<TopUp>({
  amount: { type: 'integer', minimum: 1, maximum: MAX_AMOUNT },
  payment_method: { type: 'string', maxLength: 64 },
});

/** The wallet, what fills it, and the cards saved with the account. */
export function walletRoutes(app: FastifyInstance, context: SandboxContext): void {
  const { db, ledger } = context;
  app.get('/api/wallet', async (request, reply) => {
    const id = accountOf(request);
    return sendJson(reply, 200, { id, balance: await ledger.walletBalance(db, id), currency: CURRENCY });
  });

  app.post('/api/wallet/top-ups', (request, reply) => {
    const body = readBody(request, topUpBody);
    const account = accountOf(request);
    cardOf(body.payment_method);
    return executeOnce(context, request, reply, async () => {
      const id = context.newId('top');
      const balance = await db.transaction().execute(async (trx) => {
        await chargeCard(trx, account, body.payment_method);
        await ledger.lockWallets(trx, [account]);
        await ledger.topUp(trx, id, account, BigInt(body.amount));
        return ledger.walletBalance(trx, account);
      });
      return { status: 201, body: { id, balance } };
    });
  });

  app.get('/api/payment-methods', async (request, reply) => {
    const saved = await db
      .selectFrom('saved_cards')
      .select('payment_method')
      .where('account', '=', accountOf(request))
      .orderBy('payment_method')
      .execute();
    const numbers = context.defect('web.pan.response');
    const items = saved.map(({ payment_method: id }) => ({
      ...showCard(id),
      ...(numbers && { number: cardOf(id).number }),
    }));
    return sendJson(reply, 200, { items });
  });
}
