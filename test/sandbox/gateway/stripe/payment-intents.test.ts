import type { Stripe } from 'stripe';
import { describe, expect, it } from 'vitest';
import { toJson } from '../../../../src/sandbox/to-json.ts';
import { eventTypesOf, idOf, journalOf, payOn, stripeGatewayOfFile } from './stripe-gateway.ts';

const gateway = stripeGatewayOfFile();

const pay = (extra?: Partial<Stripe.PaymentIntentCreateParams>): Promise<Stripe.PaymentIntent> => payOn(gateway, extra);

const eventTypes = (): Promise<string[]> => eventTypesOf(gateway);

const kinds = (): string[] => journalOf(gateway);

describe('a payment intent', () => {
  it('goes from no payment method over confirmation to success', async () => {
    const bare = await gateway.stripe.paymentIntents.create({ amount: 500, currency: 'eur', metadata: { order: '7' } });
    expect(bare).toMatchObject({ status: 'requires_payment_method', amount: 500, amount_received: 0, livemode: false });
    const ready = await gateway.stripe.paymentIntents.update(bare.id, { payment_method: 'pm_card_visa' });
    expect(ready.status).toBe('requires_confirmation');
    const paid = await gateway.stripe.paymentIntents.confirm(bare.id, {}, {});
    expect(paid).toMatchObject({ status: 'succeeded', amount_received: 500, metadata: { order: '7' } });
    const charge = await gateway.stripe.charges.retrieve(idOf(paid.latest_charge));
    expect(charge).toMatchObject({ amount: 500, captured: true, paid: true, payment_intent: bare.id, refunded: false });
    expect(await eventTypes()).toEqual(['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded']);
    expect(kinds()).toEqual(['authorize 500', 'capture 500']);
  });

  it('holds, captures a part and releases the rest', async () => {
    const held = await pay({ capture_method: 'manual' });
    expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 2000, amount_received: 0 });
    await expect(gateway.stripe.paymentIntents.capture(held.id, { amount_to_capture: 2001 })).rejects.toMatchObject({
      statusCode: 400,
      code: 'amount_too_large',
      param: 'amount_to_capture',
    });
    const captured = await gateway.stripe.paymentIntents.capture(held.id, { amount_to_capture: 1500 });
    expect(captured).toMatchObject({ status: 'succeeded', amount_capturable: 0, amount_received: 1500 });
    await expect(gateway.stripe.paymentIntents.capture(held.id)).rejects.toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
    expect(kinds()).toEqual(['authorize 2000', 'capture 1500']);
    expect(await eventTypes()).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.amount_capturable_updated',
      'charge.captured',
      'payment_intent.succeeded',
    ]);
  });

  it('gives a hold back when it is canceled, and then nothing more can be done', async () => {
    const held = await pay({ capture_method: 'manual' });
    const canceled = await gateway.stripe.paymentIntents.cancel(held.id, {
      cancellation_reason: 'requested_by_customer',
    });
    expect(canceled).toMatchObject({
      status: 'canceled',
      amount_capturable: 0,
      cancellation_reason: 'requested_by_customer',
    });
    for (const next of [
      gateway.stripe.paymentIntents.capture(held.id),
      gateway.stripe.paymentIntents.confirm(held.id),
      gateway.stripe.paymentIntents.cancel(held.id),
      gateway.stripe.paymentIntents.update(held.id, { amount: 900 }),
    ]) {
      await expect(next).rejects.toMatchObject({ statusCode: 400, code: 'payment_intent_unexpected_state' });
    }
    expect(kinds()).toEqual(['authorize 2000', 'void 2000']);
  });

  it('lets a hold expire after seven days of the clock', async () => {
    const held = await pay({ capture_method: 'manual' });
    gateway.clock.advance(7 * 86_400_000 - 60_000);
    expect((await gateway.stripe.paymentIntents.retrieve(held.id)).status).toBe('requires_capture');
    gateway.clock.advance(120_000);
    expect(await gateway.stripe.paymentIntents.retrieve(held.id)).toMatchObject({
      status: 'canceled',
      cancellation_reason: 'automatic',
    });
    expect((await eventTypes()).slice(-2)).toEqual(['charge.expired', 'payment_intent.canceled']);
  });

  it('cannot be canceled or changed in its amount once it succeeded', async () => {
    const paid = await pay();
    await expect(gateway.stripe.paymentIntents.cancel(paid.id)).rejects.toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
    await expect(gateway.stripe.paymentIntents.update(paid.id, { amount: 10_000 })).rejects.toMatchObject({
      statusCode: 400,
    });
    const noted = await gateway.stripe.paymentIntents.update(paid.id, { metadata: { a: '1' }, description: 'tea' });
    expect(noted).toMatchObject({ amount: 2000, metadata: { a: '1' }, description: 'tea', status: 'succeeded' });
  });
});

describe('test cards', () => {
  it.each([
    ['pm_card_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_visa_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
    ['pm_card_visa_chargeDeclinedStolenCard', 'card_declined', 'stolen_card'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', undefined],
    ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', undefined],
    ['pm_card_chargeDeclinedProcessingError', 'processing_error', undefined],
    ['pm_card_visa_chargeDeclinedVelocityLimitExceeded', 'card_declined', 'card_velocity_exceeded'],
    ['pm_card_radarBlock', 'card_declined', 'fraudulent'],
    ['pm_card_chargeCustomerFail', 'card_declined', 'generic_decline'],
  ])('declines %s', async (method, code, declineCode) => {
    const error = await pay({ payment_method: method }).catch(
      (thrown: unknown) => thrown as Stripe.errors.StripeCardError,
    );
    expect(error).toMatchObject({ type: 'StripeCardError', statusCode: 402, code });
    const { decline_code, payment_intent } = (error as Stripe.errors.StripeCardError).raw as {
      decline_code?: string;
      payment_intent: Stripe.PaymentIntent;
    };
    expect(decline_code).toBe(declineCode);
    const after = await gateway.stripe.paymentIntents.retrieve(payment_intent.id);
    expect(after).toMatchObject({ status: 'requires_payment_method', amount_received: 0, payment_method: null });
    expect(after.last_payment_error?.code).toBe(code);
    expect(await eventTypes()).toEqual(['payment_intent.created', 'charge.failed', 'payment_intent.payment_failed']);
    expect(kinds()).toEqual([]);
    const retried = await gateway.stripe.paymentIntents.confirm(after.id, { payment_method: 'pm_card_mastercard' });
    expect(retried.status).toBe('succeeded');
  });

  it('takes typed cards of the list only, and keeps no number', async () => {
    const token = await gateway.stripe.tokens.create({
      card: { number: '4242424242424242', exp_month: '12', exp_year: '2040', cvc: '123' },
    });
    expect(token.card).toMatchObject({ brand: 'visa', last4: '4242' });
    const method = await gateway.stripe.paymentMethods.create({ type: 'card', card: { token: token.id } });
    expect((await pay({ payment_method: method.id })).status).toBe('succeeded');
    await expect(
      gateway.stripe.paymentMethods.create({ type: 'card', card: { token: token.id } }),
    ).rejects.toMatchObject({
      code: 'token_already_used',
    });
    const typed = (number: string): Promise<unknown> =>
      gateway.stripe.tokens.create({ card: { number, exp_month: '12', exp_year: '2040', cvc: '123' } });
    await expect(typed('4242424242424241')).rejects.toMatchObject({ statusCode: 402, code: 'incorrect_number' });
    await expect(typed('4539578763621486')).rejects.toMatchObject({
      code: 'card_declined',
      decline_code: 'test_mode_live_card',
    });
    await expect(
      gateway.stripe.tokens.create({ card: { number: '4242424242424242', exp_month: '13', exp_year: '2040' } }),
    ).rejects.toMatchObject({ code: 'invalid_expiry_month' });
    const seen = toJson([await gateway.stripe.events.list(), gateway.plane.requests(), gateway.plane.journal()]);
    expect(seen).not.toContain('4242424242424242');
  });

  it('lets a card without a customer pay once', async () => {
    const method = await gateway.stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } });
    await pay({ payment_method: method.id });
    await expect(pay({ payment_method: method.id })).rejects.toMatchObject({ statusCode: 400 });
  });

  it('lets an attached card pay again, for its customer only', async () => {
    const customer = await gateway.stripe.customers.create({ email: 'a@example.com' });
    const method = await gateway.stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
    await pay({ payment_method: method.id, customer: customer.id });
    expect((await pay({ payment_method: method.id, customer: customer.id })).status).toBe('succeeded');
    await expect(pay({ payment_method: method.id })).rejects.toMatchObject({ statusCode: 400 });
    const other = await gateway.stripe.customers.create({});
    await expect(pay({ payment_method: method.id, customer: other.id })).rejects.toMatchObject({ statusCode: 400 });
    await gateway.stripe.paymentMethods.detach(method.id);
    await expect(pay({ payment_method: method.id, customer: customer.id })).rejects.toMatchObject({ statusCode: 400 });
  });
});

describe('amounts and currencies', () => {
  it.each([
    ['amount=49&currency=usd', 'amount_too_small'],
    ['amount=100000000&currency=usd', 'amount_too_large'],
    ['amount=0&currency=usd', 'amount_too_small'],
    ['amount=-5&currency=usd', 'parameter_invalid_integer'],
    ['amount=1.5&currency=usd', 'parameter_invalid_integer'],
    ['amount=1e3&currency=usd', 'parameter_invalid_integer'],
    ['amount=0x64&currency=usd', 'parameter_invalid_integer'],
    ['amount=%20500&currency=usd', 'parameter_invalid_integer'],
    ['amount=9007199254740993&currency=usd', 'parameter_invalid_integer'],
    ['amount=&currency=usd', 'parameter_invalid_empty'],
    ['currency=usd', 'parameter_missing'],
    ['amount=500', 'parameter_missing'],
    ['amount=500&currency=zzz', 'parameter_invalid_string'],
    ['amount=1005&currency=kwd', 'parameter_invalid_integer'],
    ['amount=29&currency=gbp', 'amount_too_small'],
  ])('refuses %s', async (form, code) => {
    const answer = await gateway.raw('POST', '/v1/payment_intents', form);
    expect(answer.status).toBe(400);
    expect(answer.error).toMatchObject({ type: 'invalid_request_error', code });
    expect((await gateway.stripe.paymentIntents.list()).data).toEqual([]);
  });

  it('takes zero- and three-decimal currencies in their own minor units', async () => {
    expect(await pay({ amount: 50, currency: 'jpy' })).toMatchObject({ amount_received: 50, currency: 'jpy' });
    expect(await pay({ amount: 10_250, currency: 'KWD' })).toMatchObject({ amount_received: 10_250, currency: 'kwd' });
  });
});

describe('finding payment intents', () => {
  it('searches by status, amount and metadata, with paging', async () => {
    for (const [index, amount] of [500, 1500, 2500].entries()) await pay({ amount, metadata: { order: `o${index}` } });
    await gateway.stripe.paymentIntents.create({ amount: 900, currency: 'usd' });
    const find = async (query: string): Promise<number[]> =>
      (await gateway.stripe.paymentIntents.search({ query })).data.map(({ amount }) => amount);
    expect(await find("status:'succeeded'")).toEqual([2500, 1500, 500]);
    expect(await find("status:'succeeded' AND amount>1000")).toEqual([2500, 1500]);
    expect(await find("-status:'succeeded'")).toEqual([900]);
    expect(await find("metadata['order']:'o1'")).toEqual([1500]);
    expect(await find('amount<600 OR amount>=2500')).toEqual([2500, 500]);
    const page = await gateway.stripe.paymentIntents.search({ query: 'amount>0', limit: 3 });
    expect(page).toMatchObject({ object: 'search_result', has_more: true });
    const rest = await gateway.stripe.paymentIntents.search({
      query: 'amount>0',
      limit: 3,
      page: String(page.next_page),
    });
    expect(rest.data).toHaveLength(1);
    await expect(find('status=succeeded')).rejects.toMatchObject({ statusCode: 400 });
  });

  it('expands what is asked for', async () => {
    const customer = await gateway.stripe.customers.create({ name: 'Jo' });
    const paid = await pay({ customer: customer.id });
    const full = await gateway.stripe.paymentIntents.retrieve(paid.id, {
      expand: ['latest_charge.balance_transaction', 'customer', 'payment_method'],
    });
    const charge = full.latest_charge as Stripe.Charge;
    expect(charge.id).toBe(paid.latest_charge);
    expect(charge.balance_transaction).toMatchObject({
      object: 'balance_transaction',
      amount: 2000,
      fee: 88,
      net: 1912,
    });
    expect(full.customer).toMatchObject({ id: customer.id, name: 'Jo' });
    expect(full.payment_method).toMatchObject({ object: 'payment_method', card: { last4: '4242' } });
    const list = await gateway.stripe.paymentIntents.list({ expand: ['data.customer'] });
    expect(list.data[0]?.customer).toMatchObject({ name: 'Jo' });
    await expect(gateway.stripe.paymentIntents.retrieve(paid.id, { expand: ['client_secret'] })).rejects.toMatchObject({
      statusCode: 400,
    });
  });
});
