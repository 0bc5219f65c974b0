import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { CURRENCY, MAX_AMOUNT, type SandboxContext } from '../context.ts';
import { currencyField, shopCurrency } from '../currencies.ts';
import { type BodySchema, bodySchema, emptyBody, readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { sendJson } from '../server.ts';
import type { Tables } from '../tables.ts';
import { documented } from './api-operation.ts';
import { checkRecipient } from './check-recipient.ts';
import { eventOf } from './event-of.ts';
import { type Payout, findPayout, showPayout } from './find-payout.ts';
import { executeOnce } from './idempotency.ts';
import { requireRole, roleOf } from './roles.ts';
import { accountOf } from './sessions.ts';

interface NewPayout {
  readonly lines: readonly { readonly to: string; readonly amount: number }[];
  readonly currency?: string;
  readonly source?: 'wallet' | 'shop';
}

const honestBody = payoutBody(1);
const negativeBody = payoutBody(-MAX_AMOUNT);

/** Paying many wallets at once, from one's own or, for finance, from the shop's sales. */
export function payoutRoutes(app: FastifyInstance, context: SandboxContext): void {
  const { db } = context;
  const paying = documented({
    summary: 'Pay many wallets at once; above a limit it waits for the approval of somebody else',
    tag: 'payouts',
    body: honestBody,
    answer: { status: 201 },
    refusals: [402, 403, 404],
    idempotent: true,
  });
  app.post('/api/payouts', paying, (request, reply) => {
    const body = readBody(request, context.defect('flow.bulk_negative') ? negativeBody : honestBody);
    const { currency = CURRENCY, source = 'wallet' } = body;
    const lines = body.lines.map(({ to, amount }) => ({ to, amount: BigInt(amount) }));
    const total = lines.reduce((sum, { amount }) => sum + amount, 0n);
    const maker = accountOf(request);
    if (lines.some(({ amount }) => amount === 0n) || total < 1n || total > MAX_AMOUNT)
      throw new Refusal(400, 'out_of_range', '"amount" is out of range.');
    if (source === 'shop' && !['finance', 'admin'].includes(roleOf(context, request)))
      throw new Refusal(403, 'forbidden', 'Only finance pays from the money of the shop.');
    if (source === 'wallet' && lines.some(({ to }) => to === maker))
      throw new Refusal(400, 'same_wallet', 'A payout goes to other wallets than the one it comes from.');
    return executeOnce(context, request, reply, async () => {
      const id = context.newId('po');
      const row = { id, maker, source, currency, total, checker: null, created_at: context.clock.now() };
      const payout = await db.transaction().execute(async (trx) => {
        for (const { to } of lines) await checkRecipient(trx, to);
        const status = total > shopCurrency(currency).payoutLimit ? 'pending_approval' : 'paid';
        await trx
          .insertInto('payouts')
          .values({ ...row, status })
          .execute();
        await trx
          .insertInto('payout_lines')
          .values(lines.map(({ to, amount }, position) => ({ payout: id, position, recipient: to, amount })))
          .execute();
        if (status === 'paid') await payOut(context, trx, { ...row, status, lines });
        await context.audit(trx, eventOf(request, `payout.${status}`, `payout:${id}`));
        return { ...row, status, lines } as const;
      });
      return { status: 201, body: showPayout(payout) };
    });
  });

  const reading = documented({ summary: 'A payout', tag: 'payouts', refusals: [404] });
  app.get<{ Params: { id: string } }>('/api/payouts/:id', reading, async (request, reply) => {
    const mine = ['finance', 'admin'].includes(roleOf(context, request)) ? {} : { maker: accountOf(request) };
    return sendJson(reply, 200, showPayout(await findPayout(db, { id: request.params.id, ...mine })));
  });

  const decisions = [
    ['approve', 'paid'],
    ['reject', 'rejected'],
  ] as const;
  for (const [verb, status] of decisions) {
    const deciding = documented({
      summary: `As finance, ${verb} the large payout of somebody else`,
      tag: 'payouts',
      body: emptyBody,
      refusals: [402, 403, 404, 409],
    });
    const path = `/api/payouts/:id/${verb}`;
    const options = { ...deciding, preHandler: requireRole(context, 'finance') };
    app.post<{ Params: { id: string } }>(path, options, async (request, reply) => {
      readBody(request, emptyBody);
      const checker = accountOf(request);
      await db.transaction().execute(async (trx) => {
        const payout = await findPayout(trx, { id: request.params.id, lock: true });
        if (payout.status !== 'pending_approval') throw new Refusal(409, 'not_pending', 'The payout is decided.');
        if (payout.maker === checker) throw new Refusal(403, 'own_payout', 'Somebody else decides on your payouts.');
        if (status === 'paid') await payOut(context, trx, payout);
        await trx.updateTable('payouts').set({ status, checker }).where('id', '=', payout.id).execute();
        await context.audit(trx, eventOf(request, `payout.${status}`, `payout:${payout.id}`));
      });
      return sendJson(reply, 200, showPayout(await findPayout(db, { id: request.params.id })));
    });
  }
}

async function payOut(context: SandboxContext, trx: Kysely<Tables>, payout: Payout): Promise<void> {
  const { ledger } = context;
  const { id, maker, source, currency, total, lines } = payout;
  if (source === 'wallet') {
    await ledger.lockWallets(trx, [maker, ...lines.map(({ to }) => to)]);
    if ((await ledger.walletBalance(trx, maker, currency)) < total)
      throw new Refusal(402, 'insufficient_funds', 'The wallet does not hold that much.');
  }
  await ledger.payout(trx, id, { ...(source === 'wallet' && { from: maker }), lines }, currency);
}

function payoutBody(lowest: number): BodySchema<NewPayout> {
  const line = bodySchema<{ to: string; amount: number }>({
    to: { type: 'string', maxLength: 64 },
    amount: { type: 'integer', minimum: lowest, maximum: MAX_AMOUNT },
  });
  return bodySchema<NewPayout>(
    {
      lines: { type: 'array', minItems: 1, maxItems: 100, items: line },
      currency: currencyField,
      source: { enum: ['wallet', 'shop'] },
    },
    ['currency', 'source'],
  );
}
