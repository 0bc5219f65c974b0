import type { Kysely, Selectable } from 'kysely';
import type { SandboxContext } from '../context.ts';
import { GatewayFailure } from '../gateway-failure.ts';
import { isId } from '../new-id.ts';
import { Refusal } from '../refusal.ts';
import type { Tables } from '../tables.ts';
import { refusalOf } from './charge-method.ts';
import { type Payment, type PaymentQuery, findPayment } from './find-payment.ts';
import { callGateway } from './payment-gateway/open-gateway.ts';
import type { GatewayRefund } from './payment-gateway/payment-gateway.ts';
import { type RefundPlan, planRefund, reservedOf } from './plan-refund.ts';

/** A refund that somebody asks for. */
export interface RefundWish {
  readonly amount: bigint;
  /** Must be the payment's where it is given. */
  readonly currency?: string;
  readonly destination?: string;
  /** Account that asks. */
  readonly by: string;
  readonly origin: string;
}

/** A refund as the database has it. */
export type Refund = Selectable<Tables['refunds']>;

interface Actor {
  readonly actor: string;
  readonly origin: string;
}

/**
 * Refunds a payment: the check and a row that reserves the amount; the call to the gateway, in no transaction; what came
 * of it. Above the shop's limit it stops after the first step, until a second person approves.
 * @throws Refusal 400, 404, 409, 503
 */
export async function makeRefund(context: SandboxContext, query: PaymentQuery, wish: RefundWish): Promise<Refund> {
  const { db } = context;
  const id = context.newId('re');
  const by = { actor: wish.by, origin: wish.origin };
  // Without the reservation, requests at the same time all find the whole amount left.
  const torn = context.defect('ref.race');
  const reserved = await db.transaction().execute(async (trx) => {
    const payment = await findPayment(context, trx, query);
    const plan = await planRefund(context, trx, payment, wish);
    const refund = rowOf(context, { id, payment, plan, by: wish.by });
    if (!torn) await trx.insertInto('refunds').values(refund).execute();
    await context.audit(trx, {
      ...by,
      type: `refund.requested`,
      outcome: 'success',
      resource: `payment:${payment.id}`,
    });
    return { payment, plan, refund };
  });
  if (reserved.refund.status === 'pending_approval') return findRow(db, id);
  if (torn) await executeTorn(context, { ...reserved, by });
  else await execute(context, { ...reserved, by });
  return findRow(db, id);
}

/**
 * Approves a large refund and executes it. Who asked for it cannot approve it.
 * @throws Refusal 403 `same_person`, 404, 409 `not_waiting`, 503
 */
export async function approveRefund(context: SandboxContext, id: string, by: Actor): Promise<Refund> {
  const { db } = context;
  const approved = await db.transaction().execute(async (trx) => {
    const found = isId('re', id)
      ? await trx.selectFrom('refunds').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
      : undefined;
    if (found === undefined) throw new Refusal(404, 'unknown_refund', 'There is no such refund.');
    if (found.status !== 'pending_approval') throw new Refusal(409, 'not_waiting', 'The refund waits for nobody.');
    if (found.requested_by === by.actor && !context.defect('authz.self_approval')) {
      throw new Refusal(403, 'same_person', 'Whoever asked for a refund cannot approve it.');
    }
    const payment = await findPayment(context, trx, { id: found.payment, lock: true });
    const plan: RefundPlan = {
      amount: found.amount,
      currency: found.currency,
      destination: found.destination,
      toCard: found.amount,
      before: payment.refunded + (await reservedOf(trx, payment.id)) - found.amount,
      approval: false,
    };
    await trx.updateTable('refunds').set({ status: 'pending', approved_by: by.actor }).where('id', '=', id).execute();
    await context.audit(trx, { ...by, type: 'refund.approved', outcome: 'success', resource: `refund:${id}` });
    return { refund: found, payment, plan };
  });
  await execute(context, { ...approved, by });
  return findRow(db, id);
}

/** Sends a refund that is reserved to the gateway, for the first time or again, and records what came of it. @throws Refusal */
export async function execute(
  context: SandboxContext,
  {
    refund,
    payment,
    plan,
    by,
    again = false,
  }: {
    readonly refund: Pick<Refund, 'id' | 'amount' | 'currency' | 'destination' | 'requested_by'>;
    readonly payment: Payment;
    readonly plan: RefundPlan;
    readonly by: Actor;
    /** It was sent before, so that only the gateway's own word ends it. */
    readonly again?: boolean;
  },
): Promise<void> {
  try {
    const made = await send(context, payment, plan, refund.id);
    await record(context, { refund, payment, made, by, torn: false });
  } catch (error) {
    if (error instanceof GatewayFailure && error.kind === 'unknown') return;
    if (error instanceof GatewayFailure && error.kind !== 'refused' && again) throw error;
    if (error instanceof GatewayFailure || error instanceof Refusal) {
      await context.db.updateTable('refunds').set({ status: 'failed' }).where('id', '=', refund.id).execute();
    }
    throw error instanceof GatewayFailure ? refusalOfRefund(error) : error;
  }
}

// The row comes when the money is gone.
async function executeTorn(
  context: SandboxContext,
  { refund, payment, plan, by }: Parameters<typeof execute>[1],
): Promise<void> {
  try {
    const made = await send(context, payment, plan, refund.id);
    await record(context, { refund, payment, made, by, torn: true });
  } catch (error) {
    throw error instanceof GatewayFailure ? refusalOfRefund(error) : error;
  }
}

async function send(context: SandboxContext, payment: Payment, plan: RefundPlan, id: string): Promise<GatewayRefund> {
  const { toCard, currency, before } = plan;
  const ref = payment.provider_ref;
  // What no card gets back is paid out by the shop itself.
  if (toCard === 0n || ref === null) return { ref: id, status: 'succeeded', amount: plan.amount };
  try {
    return await callGateway(context, payment.provider, id, (gateway, key) =>
      gateway.refund(ref, toCard, currency, key),
    );
  } catch (error) {
    if (!(error instanceof GatewayFailure) || error.kind !== 'refused') throw error;
    // An answer that got lost: the money went back already, and our books do not know it yet.
    const gone = await callGateway(context, payment.provider, `${id}-find`, (gateway) => gateway.refunded(ref));
    if (gone - before >= toCard) return { ref: id, status: 'succeeded', amount: toCard };
    throw error;
  }
}

async function record(
  context: SandboxContext,
  {
    refund,
    payment,
    made,
    by,
    torn,
  }: {
    readonly refund: Pick<Refund, 'id' | 'amount' | 'currency' | 'destination' | 'requested_by'>;
    readonly payment: Payment;
    readonly made: GatewayRefund;
    readonly by: Actor;
    readonly torn: boolean;
  },
): Promise<void> {
  const { amount, currency } = refund;
  if (made.status === 'failed') throw new Refusal(409, 'refund_failed', 'The bank did not take the refund.');
  await context.db.transaction().execute(async (trx) => {
    const end = { status: made.status, provider_ref: made.ref };
    if (torn)
      await trx
        .insertInto('refunds')
        .values({ ...refund, ...end, payment: payment.id })
        .execute();
    else {
      // What was reserved is booked in one step for whoever plans another refund: that is done with the payment locked.
      await trx.selectFrom('payments').select('id').where('id', '=', payment.id).forUpdate().execute();
      await trx.updateTable('refunds').set(end).where('id', '=', refund.id).execute();
    }
    await context.ledger.refund(trx, payment.id, amount, currency);
    const resource = `refund:${refund.id}`;
    await context.audit(trx, { ...by, type: 'refund.created', outcome: 'success', resource });
    const data = { id: refund.id, payment: payment.id, amount, currency, status: made.status };
    await context.outbox.add(trx, { type: 'refund.created', account: payment.account, resource, data });
  });
  context.observe({ kind: 'refund', account: payment.account, amount, currency });
}

function rowOf(
  context: SandboxContext,
  { id, payment, plan, by }: { id: string; payment: Payment; plan: RefundPlan; by: string },
) {
  const { amount, currency, destination, approval } = plan;
  const status: 'pending' | 'pending_approval' = approval ? 'pending_approval' : 'pending';
  const created_at = context.clock.now();
  return { id, payment: payment.id, amount, currency, destination, status, requested_by: by, created_at };
}

function refusalOfRefund(failure: GatewayFailure): Refusal {
  if (failure.kind !== 'refused') return refusalOf(failure);
  return new Refusal(409, 'refund_refused', 'The gateway did not take the refund.');
}

function findRow(db: Kysely<Tables>, id: string): Promise<Refund> {
  return db.selectFrom('refunds').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}
