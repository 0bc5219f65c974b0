import { Stripe } from 'stripe';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { OTHER_KEY, startStripeGateway, type StripeGateway } from './stripe-gateway.ts';

let gateway: StripeGateway;
let stripe: Stripe;

beforeAll(async () => {
  gateway = await startStripeGateway();
  stripe = gateway.stripe;
});
afterAll(() => gateway.close());
afterEach(() => {
  gateway.plane.reset(1);
  gateway.clock.reset();
});

const FORM = 'amount=2000&currency=usd&payment_method=pm_card_visa&confirm=true';
const captures = (): number => gateway.plane.journal().filter(({ kind }) => kind === 'capture').length;

describe('keys', () => {
  it.each([
    ['no key', { authorization: '' }],
    ['an unknown key', { authorization: `Bearer ${['sk', 'test', 'nobody00000'].join('_')}` }],
    ['a scheme that is none', { authorization: 'Digest x' }],
  ])('are asked for: %s is a 401', async (_what, headers) => {
    const answer = await gateway.raw('POST', '/v1/payment_intents', FORM, headers);
    expect(answer.status).toBe(401);
    expect(answer.error['type']).toBe('invalid_request_error');
    expect(answer.headers.get('request-id')).toMatch(/^req_\w{14}$/u);
    expect(captures()).toBe(0);
  });

  it('of the live mode are refused by name, without being repeated', async () => {
    const key = ['sk', 'live', 'abcdefghijklmnopWXYZ'].join('_');
    const error = await gateway
      .client(key)
      .balance.retrieve()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
    expect(error).toMatchObject({ code: 'livemode_mismatch' });
    expect((error as Error).message).not.toContain('abcdefghijklmnop');
  });

  it('may come by Basic authentication, as curl sends them', async () => {
    const authorization = `Basic ${btoa(`${gateway.plane.credentials.stripe.secretKey}:`)}`;
    expect((await gateway.raw('GET', '/v1/balance', undefined, { authorization })).status).toBe(200);
  });

  it('that are publishable make tokens and open what their client secret belongs to, nothing else', async () => {
    const page = gateway.client(gateway.plane.credentials.stripe.publishableKey, 0);
    expect(
      (await page.tokens.create({ card: { number: '4242424242424242', exp_month: '1', exp_year: '2040' } })).id,
    ).toMatch(/^tok_/u);
    await expect(page.customers.create({})).rejects.toMatchObject({ statusCode: 403, code: 'secret_key_required' });
    await expect(page.refunds.list()).rejects.toMatchObject({ statusCode: 403 });
    const { id, client_secret } = await stripe.paymentIntents.create({ amount: 900, currency: 'usd' });
    await expect(page.paymentIntents.retrieve(id)).rejects.toMatchObject({ statusCode: 400 });
    await expect(page.paymentIntents.retrieve(id, { client_secret: 'x' })).rejects.toMatchObject({ statusCode: 400 });
    expect((await page.paymentIntents.retrieve(id, { client_secret: String(client_secret) })).id).toBe(id);
    const answer = await gateway.raw(
      'POST',
      `/v1/payment_intents/${id}/confirm`,
      `client_secret=${client_secret}&payment_method_data[type]=card&payment_method_data[card][token]=tok_visa`,
      { authorization: `Bearer ${gateway.plane.credentials.stripe.publishableKey}` },
    );
    expect(answer.body['status']).toBe('succeeded');
  });

  it('of another merchant open other books', async () => {
    const other = gateway.client(OTHER_KEY, 0);
    const { id } = await stripe.customers.create({ name: 'Jo' });
    await expect(other.customers.retrieve(id)).rejects.toMatchObject({ statusCode: 404, code: 'resource_missing' });
    expect((await other.customers.list()).data).toEqual([]);
  });
});

describe('idempotency', () => {
  it('executes once and replays the answer, also at the same time', async () => {
    const options = { idempotencyKey: 'order-7' };
    const retrying = gateway.client(gateway.plane.credentials.stripe.secretKey, 2);
    const create = (): Promise<Stripe.Response<Stripe.PaymentIntent>> =>
      retrying.paymentIntents.create(
        { amount: 2000, currency: 'usd', payment_method: 'pm_card_visa', confirm: true },
        options,
      );
    const answers = await Promise.all([create(), create(), create()]);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    const replayed = answers.map(({ lastResponse }) => lastResponse.headers['idempotent-replayed']);
    expect(replayed.filter((value) => value === 'true')).toHaveLength(2);
    expect(captures()).toBe(1);
  });

  it('answers 409 while the first request is under way, and says that it may be repeated', async () => {
    gateway.plane.faults.add({ match: { path: '/v1/payment_intents' }, kind: 'latency', ms: 300, times: 1 });
    const headers = { 'idempotency-key': 'k' };
    const first = gateway.raw('POST', '/v1/payment_intents', FORM, headers);
    await expect.poll(() => gateway.plane.faults.list()).toEqual([]);
    const second = await gateway.raw('POST', '/v1/payment_intents', FORM, headers);
    expect(second.status).toBe(409);
    expect(second.error['code']).toBe('idempotency_key_in_use');
    expect(second.headers.get('stripe-should-retry')).toBe('true');
    expect((await first).status).toBe(200);
    const third = await gateway.raw('POST', '/v1/payment_intents', FORM, headers);
    expect(third.headers.get('idempotent-replayed')).toBe('true');
    expect(third.text).toBe((await first).text);
    expect(third.headers.get('original-request')).toBe((await first).headers.get('request-id'));
    expect(captures()).toBe(1);
  });

  it('refuses the key for other parameters and for another address', async () => {
    const headers = { 'idempotency-key': 'k' };
    await gateway.raw('POST', '/v1/payment_intents', FORM, headers);
    for (const [path, form] of [
      ['/v1/payment_intents', FORM.replace('2000', '3000')],
      ['/v1/customers', FORM],
    ] as const) {
      const answer = await gateway.raw('POST', path, form, headers);
      expect(answer.status).toBe(400);
      expect(answer.error['type']).toBe('idempotency_error');
    }
    const sorted = FORM.split('&').toReversed().join('&');
    expect((await gateway.raw('POST', '/v1/payment_intents', sorted, headers)).headers.get('idempotent-replayed')).toBe(
      'true',
    );
    expect(captures()).toBe(1);
  });

  it('keeps a decline, but not what failed before anything was done', async () => {
    const decline = FORM.replace('pm_card_visa', 'pm_card_chargeDeclined');
    const headers = { 'idempotency-key': 'declined' };
    const first = await gateway.raw('POST', '/v1/payment_intents', decline, headers);
    const again = await gateway.raw('POST', '/v1/payment_intents', decline, headers);
    expect([first.status, again.status]).toEqual([402, 402]);
    expect(again.text).toBe(first.text);
    expect((await stripe.paymentIntents.list()).data).toHaveLength(1);
    const invalid = await gateway.raw('POST', '/v1/payment_intents', 'amount=x&currency=usd', {
      'idempotency-key': 'v',
    });
    expect(invalid.status).toBe(400);
    const corrected = await gateway.raw('POST', '/v1/payment_intents', FORM, { 'idempotency-key': 'v' });
    expect([corrected.status, corrected.headers.get('idempotent-replayed')]).toEqual([200, null]);
    const wrongKey = { 'idempotency-key': 'u', authorization: 'Bearer x' };
    expect((await gateway.raw('POST', '/v1/payment_intents', FORM, wrongKey)).status).toBe(401);
    expect((await gateway.raw('POST', '/v1/payment_intents', FORM, { 'idempotency-key': 'u' })).status).toBe(200);
  });

  it('does not keep a rate limit', async () => {
    gateway.plane.faults.add({ match: { provider: 'stripe' }, kind: 'rate_limit', times: 1 });
    const headers = { 'idempotency-key': 'k' };
    expect((await gateway.raw('POST', '/v1/payment_intents', FORM, headers)).status).toBe(429);
    expect((await gateway.raw('POST', '/v1/payment_intents', FORM, headers)).status).toBe(200);
  });

  it('belongs to one account, and ends after 24 hours', async () => {
    const headers = { 'idempotency-key': 'k' };
    const first = await gateway.raw('POST', '/v1/payment_intents', FORM, headers);
    const other = await gateway.raw('POST', '/v1/payment_intents', FORM, {
      ...headers,
      authorization: `Bearer ${OTHER_KEY}`,
    });
    expect(other.body['id']).not.toBe(first.body['id']);
    gateway.clock.advance(23 * 3_600_000);
    expect((await gateway.raw('POST', '/v1/payment_intents', FORM, headers)).body['id']).toBe(first.body['id']);
    gateway.clock.advance(2 * 3_600_000);
    expect((await gateway.raw('POST', '/v1/payment_intents', FORM, headers)).body['id']).not.toBe(first.body['id']);
  });

  it('holds where the answer got lost', async () => {
    gateway.plane.faults.add({ match: { path: '/v1/payment_intents', method: 'POST' }, kind: 'drop_after', times: 1 });
    const retrying = gateway.client(gateway.plane.credentials.stripe.secretKey, 2);
    const paid = await retrying.paymentIntents.create({
      amount: 2000,
      currency: 'usd',
      payment_method: 'pm_card_visa',
      confirm: true,
    });
    expect(paid.status).toBe('succeeded');
    expect(paid.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(captures()).toBe(1);
  });

  it('takes keys of up to 255 characters', async () => {
    expect((await gateway.raw('POST', '/v1/customers', '', { 'idempotency-key': 'k'.repeat(256) })).status).toBe(400);
    expect((await gateway.raw('POST', '/v1/customers', '', { 'idempotency-key': 'k'.repeat(255) })).status).toBe(200);
  });
});

describe('bad input', () => {
  it.each([
    ['an unknown parameter', 'name=a&is_admin=true', 'parameter_unknown'],
    ['an unknown nested parameter', 'invoice_settings[x]=1', 'parameter_unknown'],
    ['a parameter given twice', 'name=a&name=b', 'parameter_invalid_string'],
    ['text where an object belongs', 'metadata=x', 'parameter_invalid_object'],
    ['an object where text belongs', 'name[a]=x', 'parameter_invalid_string'],
    ['a value and an object', 'name=a&name[b]=c', 'parameter_invalid_string'],
    ['a card number in a text', 'name=4242424242424242', 'parameter_invalid_string'],
    ['a card number as a name', '4242424242424242=1', 'parameter_unknown'],
    ['too long a text', `name=${'a'.repeat(600)}`, 'parameter_invalid_string'],
    ['a customer that is not there', 'payment_method=pm_nobody', 'resource_missing'],
    ['nesting without end', `a${'[b]'.repeat(20)}=1`, undefined],
    ['a reserved name', '__proto__[x]=1', undefined],
    ['broken encoding', 'name=%ff', undefined],
    ['a NUL', 'name=a%00b', undefined],
    ['unbalanced brackets', 'metadata[a=1', undefined],
    [
      'more parameters than anyone needs',
      Array.from({ length: 1001 }, (_, index) => `a${index}=1`).join('&'),
      undefined,
    ],
  ])('%s is a 400 in the shape of Stripe', async (_what, form, code) => {
    const answer = await gateway.raw('POST', '/v1/customers', form);
    expect(answer.status).toBe(400);
    expect(answer.error['type']).toBe('invalid_request_error');
    expect(answer.error['code']).toBe(code);
    expect(answer.text).not.toMatch(/4242424242424242| at |\.ts/u);
    expect((await stripe.customers.list()).data).toEqual([]);
  });

  it('is refused whatever its content type, size or address', async () => {
    const json = await gateway.raw('POST', '/v1/customers', '{"name":"Jo"}', { 'content-type': 'application/json' });
    expect([json.status, json.error['type']]).toEqual([400, 'invalid_request_error']);
    const large = await gateway.raw('POST', '/v1/customers', `name=${'a'.repeat(300_000)}`);
    expect([large.status, large.error['type']]).toEqual([413, 'invalid_request_error']);
    const unknown = await gateway.raw('POST', '/v1/accounts', '');
    expect([unknown.status, unknown.error['type']]).toEqual([404, 'invalid_request_error']);
    const version = await gateway.raw('GET', '/v1/balance', undefined, { 'stripe-version': 'latest' });
    expect(version.status).toBe(400);
    const account = await gateway.raw('GET', '/v1/balance', undefined, { 'stripe-account': 'acct_other' });
    expect(account.status).toBe(403);
    expect((await gateway.raw('GET', '/v1/customers/cus_nobody')).error).toMatchObject({
      code: 'resource_missing',
      param: 'id',
    });
    expect((await gateway.raw('GET', '/v1/customers/__proto__')).status).toBe(404);
  });

  it('in the middle of a card is not repeated', async () => {
    for (const number of ['4242424242424241', '4539578763621486', '5555 5555 5555 4445']) {
      const answer = await gateway.raw(
        'POST',
        '/v1/tokens',
        `card[number]=${number}&card[exp_month]=1&card[exp_year]=2040`,
      );
      expect(answer.status).toBe(402);
      expect(answer.text.replaceAll(/\D/gu, '')).not.toContain(number.replaceAll(' ', ''));
      const amount = await gateway.raw('POST', '/v1/payment_intents', `amount=${number}&currency=usd`);
      expect(amount.text).not.toContain(number);
    }
  });
});

describe('lists', () => {
  it('are given page by page, newest first, both ways', async () => {
    for (let index = 0; index < 5; index += 1) await stripe.customers.create({ name: `c${index}` });
    const names: (string | null | undefined)[] = [];
    for await (const { name } of stripe.customers.list({ limit: 2 })) names.push(name);
    expect(names).toEqual(['c4', 'c3', 'c2', 'c1', 'c0']);
    const first = await stripe.customers.list({ limit: 2 });
    expect(first).toMatchObject({ object: 'list', has_more: true, url: '/v1/customers' });
    const last = first.data[1]?.id ?? '';
    const before = await stripe.customers.list({ limit: 2, ending_before: last });
    expect(before.data.map(({ name }) => name)).toEqual(['c4']);
    await expect(stripe.customers.list({ limit: 101 })).rejects.toMatchObject({ code: 'parameter_invalid_integer' });
    await expect(stripe.customers.list({ limit: 0 })).rejects.toMatchObject({ statusCode: 400 });
    await expect(stripe.customers.list({ starting_after: 'cus_x' })).rejects.toMatchObject({
      code: 'resource_missing',
    });
  });

  it('can be narrowed to a time', async () => {
    const { created } = await stripe.customers.create({});
    expect((await stripe.customers.list({ created: { gte: created } })).data).toHaveLength(1);
    expect((await stripe.customers.list({ created: { gt: created } })).data).toHaveLength(0);
    expect((await stripe.customers.list({ created })).data).toHaveLength(1);
  });
});

describe('customers', () => {
  it('are changed, merged in their metadata, and deleted with their cards', async () => {
    const { id } = await stripe.customers.create({
      name: 'Jo',
      metadata: { a: '1', b: '2' },
      payment_method: 'pm_card_visa',
    });
    const next = await stripe.customers.update(id, { name: '', metadata: { a: '', c: '3' } });
    expect(next).toMatchObject({ name: null, metadata: { b: '2', c: '3' } });
    const { data } = await stripe.customers.listPaymentMethods(id);
    expect(data).toHaveLength(1);
    expect(await stripe.customers.del(id)).toMatchObject({ id, deleted: true });
    expect(await stripe.customers.retrieve(id)).toEqual(expect.objectContaining({ id, deleted: true }));
    await expect(stripe.customers.update(id, { name: 'x' })).rejects.toMatchObject({ code: 'resource_missing' });
    expect((await stripe.paymentMethods.retrieve(data[0]?.id ?? '')).customer).toBeNull();
  });

  it('cannot be given a card that the bank declines', async () => {
    const { id } = await stripe.customers.create({});
    await expect(stripe.paymentMethods.attach('pm_card_chargeDeclined', { customer: id })).rejects.toMatchObject({
      statusCode: 402,
    });
    await expect(
      stripe.customers.create({ name: 'x', payment_method: 'pm_card_chargeDeclined' }),
    ).rejects.toMatchObject({
      statusCode: 402,
    });
    expect((await stripe.customers.list()).data).toHaveLength(1);
    expect((await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer: id })).customer).toBe(id);
  });
});
