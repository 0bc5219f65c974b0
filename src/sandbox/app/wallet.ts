import type { FastifyInstance } from 'fastify';
import { CURRENCY, MAX_AMOUNT, type SandboxContext } from '../context.ts';
import { currencyField } from '../currencies.ts';
import { bodySchema, readBody } from '../read-body.ts';
import { sendJson } from '../server.ts';
import { documented } from './api-operation.ts';
import { eventOf } from './event-of.ts';
import { executeOnce } from './idempotency.ts';
import { accountOf } from './sessions.ts';
import { cardOf, chargeCard } from './test-cards.ts';
import { convertAmount } from './wallet-amount.ts';

interface TopUp {
  readonly amount: number;
  readonly payment_method: string;
  readonly currency?: string;
}

const topUpBody = bodySchema<TopUp>(
  {
    amount: { type: 'integer', minimum: 1, maximum: MAX_AMOUNT },
    payment_method: { type: 'string', maxLength: 64 },
    currency: currencyField,
  },
  ['currency'],
);

/** The wallet, and what fills it. */
export function walletRoutes(app: FastifyInstance, context: SandboxContext): void {
  const { db, ledger } = context;
  app.get('/api/wallet', documented({ summary: 'What the wallet holds', tag: 'wallet' }), async (request, reply) => {
    const id = accountOf(request);
    const balances = await ledger.walletBalances(db, id);
    const balance = balances.find(({ currency }) => currency === CURRENCY)?.balance ?? 0n;
    return sendJson(reply, 200, { id, balance, currency: CURRENCY, balances });
  });

  const filling = documented({
    summary: 'Fill the wallet from a card',
    tag: 'wallet',
    body: topUpBody,
    answer: { status: 201 },
    refusals: [402],
    idempotent: true,
  });
  app.post('/api/wallet/top-ups', filling, (request, reply) => {
    convertAmount(context, request);
    const body = readBody(request, topUpBody);
    const { currency = CURRENCY } = body;
    const account = accountOf(request);
    cardOf(body.payment_method);
    return executeOnce(context, request, reply, async () => {
      const id = context.newId('top');
      const balance = await db.transaction().execute(async (trx) => {
        await chargeCard(trx, account, body.payment_method);
        await ledger.lockWallets(trx, [account]);
        await ledger.topUp(trx, id, account, BigInt(body.amount), currency);
        await context.audit(trx, eventOf(request, 'wallet.filled', `top-up:${id}`));
        return ledger.walletBalance(trx, account, currency);
      });
      return { status: 201, body: { id, balance } };
    });
  });
}
