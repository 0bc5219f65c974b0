import { describe, expect, it } from 'vitest';
import { codesOf, merchantOfFile, rawRequest, type Result, sellOn } from './test-merchant.ts';

const merchant = merchantOfFile();

const sell = (amount: string, more: object = {}): Promise<Result> => sellOn(merchant, amount, more);

describe('the vault', () => {
  it('keeps cards for customers, gives nonces of them, and pays with both', async () => {
    const { client } = merchant;
    const made = await client.customer.create({
      firstName: 'Ada',
      email: 'ada@example.com',
      paymentMethodNonce: 'fake-valid-nonce',
    });
    const { id, creditCards } = made.customer;
    const token = creditCards?.[0]?.token ?? '';
    expect((await sell('5.00', { paymentMethodNonce: undefined, customerId: id })).transaction.creditCard?.token).toBe(
      token,
    );
    const { paymentMethodNonce } = await client.paymentMethodNonce.create(token);
    expect((await sell('5.00', { paymentMethodNonce: paymentMethodNonce.nonce })).success).toBe(true);
    expect(await codesOf(sell('5.00', { paymentMethodNonce: paymentMethodNonce.nonce }))).toEqual(['91564']);
    const other = (await client.customer.create({ id: 'other-1' })).customer.id;
    const foreign = { paymentMethodNonce: undefined, paymentMethodToken: token, customerId: other };
    expect(await codesOf(sell('5.00', foreign))).toEqual(['91516']);
    const second = await client.paymentMethod.create({
      customerId: id,
      paymentMethodNonce: 'fake-valid-mastercard-nonce',
      options: { makeDefault: true },
    });
    expect(second.success).toBe(true);
    const found = await client.customer.find(id);
    expect(
      found.paymentMethods?.map((method) => [
        (method as { cardType?: string }).cardType,
        (method as { default?: boolean }).default,
      ]),
    ).toEqual([
      ['Visa', false],
      ['MasterCard', true],
    ]);
    await client.paymentMethod.delete(token);
    await expect(client.paymentMethod.find(token)).rejects.toMatchObject({ type: 'notFoundError' });
    await client.customer.delete(id);
    await expect(client.customer.find(id)).rejects.toMatchObject({ type: 'notFoundError' });
  });

  it('stores what paid when asked to, but no one-time PayPal account', async () => {
    const options = { storeInVaultOnSuccess: true };
    const { transaction } = await sell('5.00', { options, customer: { firstName: 'Bo' } });
    const again = { paymentMethodNonce: undefined, paymentMethodToken: transaction.creditCard?.token };
    expect((await sell('6.00', again)).success).toBe(true);
    expect(await codesOf(sell('5.00', { options, paymentMethodNonce: 'fake-paypal-one-time-nonce' }))).toEqual([
      '82902',
    ]);
    const paypal = { options, paymentMethodNonce: 'fake-paypal-billing-agreement-nonce' };
    expect((await sell('5.00', paypal)).transaction.paypalAccount?.token).toMatch(/^\w{7}$/u);
  });

  it('never shows or keeps a card number', async () => {
    const creditCard = { number: '4012888888881881', expirationDate: '05/2030', cvv: '123', cardholderName: 'A' };
    const raw = await rawRequest(
      merchant,
      'POST',
      '/transactions',
      JSON.stringify({
        transaction: {
          type: 'sale',
          amount: '1.00',
          order_id: '4012 8888 8888 1881',
          credit_card: { number: creditCard.number, expiration_date: '05/2030', cvv: '123' },
        },
      }),
    );
    expect(raw.status).toBe(201);
    expect(raw.text).not.toMatch(/4012888888881881|4012 8888/u);
    const nonce =
      merchant.books.tokenizeCard?.({ number: creditCard.number, expMonth: '5', expYear: '30', cvc: '123' }) ?? '';
    expect(nonce).toMatch(/^tokencc_/u);
    const { transaction } = await sell('2.00', { paymentMethodNonce: nonce });
    expect(transaction.creditCard).toMatchObject({ maskedNumber: '401288******1881', expirationDate: '05/2030' });
    expect(() =>
      merchant.books.tokenizeCard?.({ number: '4111111111111112', expMonth: '5', expYear: '30', cvc: '' }),
    ).toThrow('Credit card number is invalid.');
  });
});
