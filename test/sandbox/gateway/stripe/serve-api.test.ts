import { Stripe } from 'stripe';
import { describe, expect, it } from 'vitest';
import { capturesOf, OTHER_KEY, PAY_FORM, stripeGatewayOfFile } from './stripe-gateway.ts';

const gateway = stripeGatewayOfFile();
const captures = (): number => capturesOf(gateway);

describe('keys', () => {
  it.each([
    ['no key', { authorization: '' }],
    ['an unknown key', { authorization: `Bearer ${['sk', 'test', 'nobody00000'].join('_')}` }],
    ['a scheme that is none', { authorization: 'Digest x' }],
  ])('are asked for: %s is a 401', async (_what, headers) => {
    const answer = await gateway.raw('POST', '/v1/payment_intents', PAY_FORM, headers);
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
    const { id, client_secret } = await gateway.stripe.paymentIntents.create({ amount: 900, currency: 'usd' });
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
    const { id } = await gateway.stripe.customers.create({ name: 'Jo' });
    await expect(other.customers.retrieve(id)).rejects.toMatchObject({ statusCode: 404, code: 'resource_missing' });
    expect((await other.customers.list()).data).toEqual([]);
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
    expect((await gateway.stripe.customers.list()).data).toEqual([]);
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
    for (let index = 0; index < 5; index += 1) await gateway.stripe.customers.create({ name: `c${index}` });
    const names: (string | null | undefined)[] = [];
    for await (const { name } of gateway.stripe.customers.list({ limit: 2 })) names.push(name);
    expect(names).toEqual(['c4', 'c3', 'c2', 'c1', 'c0']);
    const first = await gateway.stripe.customers.list({ limit: 2 });
    expect(first).toMatchObject({ object: 'list', has_more: true, url: '/v1/customers' });
    const last = first.data[1]?.id ?? '';
    const before = await gateway.stripe.customers.list({ limit: 2, ending_before: last });
    expect(before.data.map(({ name }) => name)).toEqual(['c4']);
    await expect(gateway.stripe.customers.list({ limit: 101 })).rejects.toMatchObject({
      code: 'parameter_invalid_integer',
    });
    await expect(gateway.stripe.customers.list({ limit: 0 })).rejects.toMatchObject({ statusCode: 400 });
    await expect(gateway.stripe.customers.list({ starting_after: 'cus_x' })).rejects.toMatchObject({
      code: 'resource_missing',
    });
  });

  it('can be narrowed to a time', async () => {
    const { created } = await gateway.stripe.customers.create({});
    expect((await gateway.stripe.customers.list({ created: { gte: created } })).data).toHaveLength(1);
    expect((await gateway.stripe.customers.list({ created: { gt: created } })).data).toHaveLength(0);
    expect((await gateway.stripe.customers.list({ created })).data).toHaveLength(1);
  });
});

describe('customers', () => {
  it('are changed, merged in their metadata, and deleted with their cards', async () => {
    const { id } = await gateway.stripe.customers.create({
      name: 'Jo',
      metadata: { a: '1', b: '2' },
      payment_method: 'pm_card_visa',
    });
    const next = await gateway.stripe.customers.update(id, { name: '', metadata: { a: '', c: '3' } });
    expect(next).toMatchObject({ name: null, metadata: { b: '2', c: '3' } });
    const { data } = await gateway.stripe.customers.listPaymentMethods(id);
    expect(data).toHaveLength(1);
    expect(await gateway.stripe.customers.del(id)).toMatchObject({ id, deleted: true });
    expect(await gateway.stripe.customers.retrieve(id)).toEqual(expect.objectContaining({ id, deleted: true }));
    await expect(gateway.stripe.customers.update(id, { name: 'x' })).rejects.toMatchObject({
      code: 'resource_missing',
    });
    expect((await gateway.stripe.paymentMethods.retrieve(data[0]?.id ?? '')).customer).toBeNull();
  });

  it('cannot be given a card that the bank declines', async () => {
    const { id } = await gateway.stripe.customers.create({});
    await expect(
      gateway.stripe.paymentMethods.attach('pm_card_chargeDeclined', { customer: id }),
    ).rejects.toMatchObject({
      statusCode: 402,
    });
    await expect(
      gateway.stripe.customers.create({ name: 'x', payment_method: 'pm_card_chargeDeclined' }),
    ).rejects.toMatchObject({
      statusCode: 402,
    });
    expect((await gateway.stripe.customers.list()).data).toHaveLength(1);
    expect((await gateway.stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer: id })).customer).toBe(
      id,
    );
  });
});
