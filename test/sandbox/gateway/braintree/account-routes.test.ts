import type { Transaction } from 'braintree';
import { describe, expect, it } from 'vitest';
import {
  callClient,
  codesOf,
  merchantOfFile,
  rawRequest,
  type Result,
  sellOn,
  settledSaleOn,
} from './test-merchant.ts';

const merchant = merchantOfFile();

const DAY = 24 * 3_600_000;

const sell = (amount: string, more: object = {}): Promise<Result> => sellOn(merchant, amount, more);
const settledSale = (amount: string, more: object = {}): Promise<string> => settledSaleOn(merchant, amount, more);

describe('search', () => {
  it('finds by order, status, amount and time', async () => {
    const { client } = merchant;
    const one = (await sell('10.00', { orderId: 'order-1' })).transaction.id;
    const two = (await sell('20.00', { orderId: 'order-2', options: { submitForSettlement: true } })).transaction.id;
    const search = (
      build: (search: Parameters<Parameters<typeof client.transaction.search>[0]>[0]) => void,
    ): Promise<string[]> =>
      new Promise((resolve, reject) => {
        const ids: string[] = [];
        client.transaction
          .search(build)
          .on('data', (transaction: Transaction) => ids.push(transaction.id))
          .on('end', () => resolve(ids))
          .on('error', reject);
      });
    expect(await search((s) => s.orderId().is('order-1'))).toEqual([one]);
    expect(await search((s) => s.orderId().startsWith('order'))).toEqual([two, one]);
    expect(await search((s) => s.status().is('submitted_for_settlement'))).toEqual([two]);
    expect(await search((s) => s.amount().between('15.00', '25.00'))).toEqual([two]);
    expect(await search((s) => s.createdAt().min(new Date(Date.now() + DAY)))).toEqual([]);
    const unknown = await rawRequest(merchant, 'POST', '/transactions/advanced_search_ids', '{"search":{"colour":1}}');
    expect(unknown.status).toBe(403);
  });

  it('reads more pages than one', async () => {
    for (let index = 0; index < 60; index += 1) await sell('1.00', { orderId: 'many' });
    const ids = new Set<string>();
    await new Promise<void>((resolve, reject) => {
      merchant.client.transaction
        .search((search) => search.orderId().is('many'))
        .on('data', (transaction: Transaction) => ids.add(transaction.id))
        .on('end', () => resolve())
        .on('error', reject);
    });
    expect(ids.size).toBe(60);
  });
});

describe('the account', () => {
  it('has merchant accounts by currency, client tokens and a summary of each day', async () => {
    const { client, plane } = merchant;
    const yen = `${plane.credentials.braintree.merchantId}_jpy`;
    expect((await sell('500', { merchantAccountId: yen })).transaction).toMatchObject({
      amount: '500',
      currencyIsoCode: 'JPY',
    });
    expect((await client.merchantAccount.find(yen)).currencyIsoCode).toBe('JPY');
    const { clientToken } = await client.clientToken.generate({});
    const content = JSON.parse(Buffer.from(clientToken, 'base64').toString('utf8')) as Record<string, unknown>;
    expect(content).toMatchObject({ version: 2, merchantId: plane.credentials.braintree.merchantId });
    await settledSale('10.00');
    await settledSale('2.50');
    const settlementDate = merchant.clock.now().toISOString().slice(0, 10);
    const summary = await callClient(client, 'settlementBatchSummary.generate', { settlementDate });
    expect(summary['settlementBatchSummary']).toEqual({
      records: [
        {
          kind: 'sale',
          cardType: 'Visa',
          merchantAccountId: `${plane.credentials.braintree.merchantId}_eur`,
          count: 2,
          amountSettled: '12.50',
        },
      ],
    });
    expect(await codesOf(client.settlementBatchSummary.generate({ settlementDate: 'soon' }))).toEqual(['82302']);
  });

  it('answers GraphQL: ping, tokenize, charge, capture, refund', async () => {
    const { client } = merchant;
    const graphql = (
      client as unknown as {
        graphQLClient: { query(q: string, v?: object): Promise<{ data: Record<string, unknown>; errors?: object[] }> };
      }
    ).graphQLClient;
    expect((await graphql.query('query { ping }')).data).toEqual({ ping: 'pong' });
    const tokenize =
      'mutation T($input: TokenizeCreditCardInput!) { tokenizeCreditCard(input: $input) { paymentMethod { id details { ... on CreditCardDetails { last4 } } } } }';
    const creditCard = { number: '4111111111111111', expirationMonth: '12', expirationYear: '2030' };
    const { data } = await graphql.query(tokenize, { input: { creditCard } });
    const { paymentMethod } = data['tokenizeCreditCard'] as { paymentMethod: { id: string; details: object } };
    expect(paymentMethod.details).toEqual({ last4: '1111' });
    const charge =
      'mutation C($input: ChargePaymentMethodInput!) { chargePaymentMethod(input: $input) { transaction { legacyId status amount { value } } } }';
    const input = { paymentMethodId: paymentMethod.id, transaction: { amount: '12.00' } };
    expect((await graphql.query(charge, { input })).data).toMatchObject({
      chargePaymentMethod: { transaction: { status: 'SUBMITTED_FOR_SETTLEMENT', amount: { value: '12.00' } } },
    });
    const again = await graphql.query(charge, { input });
    expect(again).toMatchObject({
      data: { chargePaymentMethod: null },
      errors: [{ extensions: { legacyCode: '91564' } }],
    });
    await expect(
      graphql.query('mutation { refundTransaction(input: {transactionId: "no"}) { refund { id } } }'),
    ).rejects.toMatchObject({ type: 'notFoundError' });
    const card = JSON.stringify(
      await graphql.query(tokenize, { input: { creditCard: { ...creditCard, number: '4111111111111112' } } }),
    );
    expect(card).not.toContain('411111111111');
  });
});
