import type { Stripe } from 'stripe';
import { describe, expect, it } from 'vitest';
import { eventTypesOf, idOf, stripeGatewayOfFile } from './stripe-gateway.ts';

const gateway = stripeGatewayOfFile();

const pay = (
  method = 'pm_card_visa',
  extra: Partial<Stripe.PaymentIntentCreateParams> = {},
): Promise<Stripe.PaymentIntent> =>
  gateway.stripe.paymentIntents.create({
    amount: 2000,
    currency: 'usd',
    payment_method: method,
    confirm: true,
    ...extra,
  });

const eventTypes = (): Promise<string[]> => eventTypesOf(gateway);

const balanceOf = async (): Promise<number> => {
  const { available, pending } = await gateway.stripe.balance.retrieve();
  return [...available, ...pending].reduce((sum, { amount }) => sum + amount, 0);
};

const settlement = (): string[] =>
  gateway.plane.settlement(new Date(0), new Date('2999-01-01')).map(({ kind, amount }) => `${kind} ${amount}`);

describe('refunds', () => {
  it('give back part after part, and never more than was captured', async () => {
    const paid = await pay();
    const first = await gateway.stripe.refunds.create({
      payment_intent: paid.id,
      amount: 500,
      reason: 'requested_by_customer',
    });
    expect(first).toMatchObject({
      status: 'succeeded',
      amount: 500,
      charge: paid.latest_charge,
      payment_intent: paid.id,
    });
    await expect(gateway.stripe.refunds.create({ payment_intent: paid.id, amount: 1501 })).rejects.toMatchObject({
      statusCode: 400,
      param: 'amount',
    });
    expect((await gateway.stripe.refunds.create({ charge: idOf(paid.latest_charge) })).amount).toBe(1500);
    expect(await gateway.stripe.charges.retrieve(idOf(paid.latest_charge))).toMatchObject({
      refunded: true,
      amount_refunded: 2000,
    });
    await expect(gateway.stripe.refunds.create({ payment_intent: paid.id })).rejects.toMatchObject({
      code: 'charge_already_refunded',
    });
    expect((await gateway.stripe.refunds.list({ payment_intent: paid.id })).data.map(({ amount }) => amount)).toEqual([
      1500, 500,
    ]);
    expect(settlement()).toEqual(['charge 2000', 'fee -88', 'refund -500', 'refund -1500']);
  });

  it('are refused for what was not captured, or is not there', async () => {
    const held = await pay('pm_card_visa', { capture_method: 'manual' });
    await expect(gateway.stripe.refunds.create({ payment_intent: held.id })).rejects.toMatchObject({ statusCode: 400 });
    await expect(gateway.stripe.refunds.create({ charge: idOf(held.latest_charge) })).rejects.toMatchObject({
      statusCode: 400,
    });
    await expect(gateway.stripe.refunds.create({ payment_intent: 'pi_nobody' })).rejects.toMatchObject({
      code: 'resource_missing',
    });
    await expect(gateway.stripe.refunds.create({})).rejects.toMatchObject({ code: 'parameter_missing' });
    const paid = await pay();
    await expect(gateway.stripe.refunds.create({ payment_intent: paid.id, amount: 0 })).rejects.toMatchObject({
      statusCode: 400,
    });
    await expect(gateway.stripe.refunds.create({ payment_intent: paid.id, amount: -5 })).rejects.toMatchObject({
      statusCode: 400,
    });
    await expect(
      gateway.stripe.refunds.create({ payment_intent: paid.id, charge: idOf(held.latest_charge) }),
    ).rejects.toMatchObject({ statusCode: 400 });
    expect(settlement()).toEqual(['charge 2000', 'fee -88']);
  });

  it('may take their time', async () => {
    const paid = await pay('pm_card_pendingRefund');
    const refund = await gateway.stripe.refunds.create({ payment_intent: paid.id });
    expect(refund.status).toBe('pending');
    gateway.clock.advance(10_000);
    expect((await gateway.stripe.refunds.retrieve(refund.id)).status).toBe('succeeded');
    expect((await eventTypes()).slice(-2)).toEqual(['refund.updated', 'charge.refund.updated']);
  });

  it('may fail later, and then the money is back with the merchant', async () => {
    const paid = await pay('pm_card_refundFail');
    const before = await balanceOf();
    const refund = await gateway.stripe.refunds.create({ payment_intent: paid.id, amount: 700 });
    expect(refund.status).toBe('succeeded');
    expect(await balanceOf()).toBe(before - 700);
    gateway.clock.advance(10_000);
    expect(await gateway.stripe.refunds.retrieve(refund.id)).toMatchObject({
      status: 'failed',
      failure_reason: 'expired_or_canceled_card',
    });
    expect(await balanceOf()).toBe(before);
    expect((await gateway.stripe.charges.retrieve(idOf(paid.latest_charge))).amount_refunded).toBe(0);
    expect((await eventTypes()).at(-1)).toBe('refund.failed');
  });
});

const disputeOf = async (method: string): Promise<Stripe.Dispute> => {
  const paid = await pay(method);
  const [dispute] = (await gateway.stripe.disputes.list({ payment_intent: paid.id })).data;
  if (dispute === undefined) throw new Error('there is no dispute');
  return dispute;
};

describe('disputes', () => {
  it('take the money and a fee, and forbid a refund', async () => {
    const dispute = await disputeOf('pm_card_createDispute');
    expect(dispute).toMatchObject({
      status: 'needs_response',
      reason: 'fraudulent',
      amount: 2000,
      is_charge_refundable: false,
    });
    expect((await eventTypes()).slice(-2)).toEqual(['charge.dispute.created', 'charge.dispute.funds_withdrawn']);
    expect(settlement()).toEqual(['charge 2000', 'fee -88', 'dispute -2000', 'fee -1500']);
    await expect(gateway.stripe.refunds.create({ charge: idOf(dispute.charge) })).rejects.toMatchObject({
      code: 'charge_disputed',
    });
  });

  it('are won with winning evidence, and the money comes back', async () => {
    const dispute = await disputeOf('pm_card_createDisputeProductNotReceived');
    expect(dispute.reason).toBe('product_not_received');
    const staged = await gateway.stripe.disputes.update(dispute.id, {
      evidence: { product_description: 'tea' },
      submit: false,
    });
    expect(staged).toMatchObject({
      status: 'needs_response',
      evidence_details: { has_evidence: true, submission_count: 0 },
    });
    const won = await gateway.stripe.disputes.update(dispute.id, {
      evidence: { uncategorized_text: 'winning_evidence' },
    });
    expect(won).toMatchObject({ status: 'won', evidence_details: { submission_count: 1 } });
    expect((await eventTypes()).slice(-3)).toEqual([
      'charge.dispute.updated',
      'charge.dispute.funds_reinstated',
      'charge.dispute.closed',
    ]);
    expect(settlement().at(-1)).toBe('dispute 2000');
    await expect(gateway.stripe.disputes.close(dispute.id)).rejects.toMatchObject({ statusCode: 400 });
    expect((await gateway.stripe.refunds.create({ charge: idOf(dispute.charge) })).status).toBe('succeeded');
  });

  it('are lost with losing evidence or by giving in', async () => {
    const one = await disputeOf('pm_card_createDispute');
    expect(
      (await gateway.stripe.disputes.update(one.id, { evidence: { uncategorized_text: 'losing_evidence' } })).status,
    ).toBe('lost');
    const other = await disputeOf('pm_card_createDispute');
    expect((await gateway.stripe.disputes.close(other.id)).status).toBe('lost');
    await expect(
      gateway.stripe.disputes.update(other.id, { evidence: { uncategorized_text: 'winning_evidence' } }),
    ).rejects.toMatchObject({ statusCode: 400 });
  });

  it('begin as inquiries that take no money until they are escalated', async () => {
    const inquiry = await disputeOf('pm_card_createDisputeInquiry');
    expect(inquiry).toMatchObject({ status: 'warning_needs_response', is_charge_refundable: true });
    expect(settlement()).toEqual(['charge 2000', 'fee -88']);
    const escalated = await gateway.stripe.disputes.update(inquiry.id, {
      evidence: { uncategorized_text: 'escalate_inquiry_evidence' },
    });
    expect(escalated.status).toBe('needs_response');
    expect(settlement().slice(-2)).toEqual(['dispute -2000', 'fee -1500']);
    const second = await disputeOf('pm_card_createDisputeInquiry');
    const closed = await gateway.stripe.disputes.update(second.id, {
      evidence: { uncategorized_text: 'winning_evidence' },
    });
    expect(closed.status).toBe('warning_closed');
  });
});

describe('the balance', () => {
  it('is pending for two days, but for the card that bypasses it', async () => {
    await pay();
    await pay('pm_card_bypassPending');
    const now = await gateway.stripe.balance.retrieve();
    expect(now.pending).toMatchObject([{ amount: 1912, currency: 'usd' }]);
    expect(now.available).toMatchObject([{ amount: 1912, currency: 'usd' }]);
    gateway.clock.advance(2 * 86_400_000 + 1000);
    const later = await gateway.stripe.balance.retrieve();
    expect(later).toMatchObject({ pending: [], available: [{ amount: 3824 }] });
  });

  it('is the sum of its transactions', async () => {
    const paid = await pay();
    await gateway.stripe.refunds.create({ payment_intent: paid.id, amount: 300 });
    await pay('pm_card_createDispute');
    const transactions: Stripe.BalanceTransaction[] = [];
    for await (const item of gateway.stripe.balanceTransactions.list({ limit: 1 })) transactions.push(item);
    expect(transactions.map(({ type }) => type)).toEqual(['adjustment', 'charge', 'refund', 'charge']);
    expect(transactions.reduce((sum, { net }) => sum + net, 0)).toBe(await balanceOf());
  });
});
