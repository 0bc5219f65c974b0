import { describe, expect, it } from 'vitest';
import { ALWAYS, codesOf, merchantOfFile, rawRequest, type Result, sellOn, settledSaleOn } from './test-merchant.ts';

const merchant = merchantOfFile();

const DAY = 24 * 3_600_000;

const sell = (amount: string, more: object = {}): Promise<Result> => sellOn(merchant, amount, more);
const settledSale = (amount: string, more: object = {}): Promise<string> => settledSaleOn(merchant, amount, more);

describe('a sale', () => {
  it('is authorized, submitted, settled and refunded', async () => {
    const { client } = merchant;
    const sold = await sell('10.50', { orderId: 'o-1', customFields: { ticket_no: '7' } });
    expect(sold.success).toBe(true);
    expect(sold.transaction).toMatchObject({
      status: 'authorized',
      amount: '10.50',
      currencyIsoCode: 'EUR',
      orderId: 'o-1',
      customFields: { ticketNo: '7' },
      processorResponseCode: '1000',
      processorResponseType: 'approved',
      paymentInstrumentType: 'credit_card',
      creditCard: { bin: '401288', last4: '1881', cardType: 'Visa' },
    });
    const { id } = sold.transaction;
    const submitted = await client.transaction.submitForSettlement(id, '8.00');
    expect(submitted.transaction).toMatchObject({ status: 'submitted_for_settlement', amount: '8.00' });
    const settled = await client.testing.settle(id);
    expect(settled.transaction.status).toBe('settled');
    const refunded = await client.transaction.refund(id, '3.00');
    expect(refunded.transaction).toMatchObject({ type: 'credit', amount: '3.00', refundedTransactionId: id });
    const found = await client.transaction.find(id);
    expect(found.refundIds).toEqual([refunded.transaction.id]);
    const steps = ['authorized', 'submitted_for_settlement', 'settling', 'settled'];
    expect(found.statusHistory?.map((event) => event.status)).toEqual(steps);
    expect(merchant.plane.journal().map(({ kind, amount }) => [kind, amount])).toEqual([
      ['authorize', 1050n],
      ['capture', 800n],
      ['refund', 300n],
    ]);
  });

  it('settles within a day by the clock, and its authorization runs out after eight', async () => {
    const { transaction: settling } = await sell('5.00', { options: { submitForSettlement: true } });
    const { transaction: authorized } = await sell('6.00');
    merchant.clock.advance(DAY);
    expect((await merchant.client.transaction.find(settling.id)).status).toBe('settled');
    merchant.clock.advance(7 * DAY);
    expect((await merchant.client.transaction.find(authorized.id)).status).toBe('authorization_expired');
    expect(await codesOf(merchant.client.transaction.submitForSettlement(authorized.id))).toEqual(['91507']);
    const [line, ...others] = merchant.plane.settlement(...ALWAYS);
    expect(line).toMatchObject({ kind: 'charge', provider_ref: settling.id, amount: 500n, currency: 'EUR' });
    expect(others).toEqual([]);
  });

  it.each([
    ['1999.99', 'authorized', '1000', 'approved'],
    ['2000.00', 'processor_declined', '2000', 'soft_declined'],
    ['2004.00', 'processor_declined', '2004', 'hard_declined'],
    ['2999.99', 'processor_declined', '2999', 'soft_declined'],
    ['3000.00', 'failed', '3000', 'soft_declined'],
    ['3001.00', 'authorized', '1000', 'approved'],
    ['5001.00', 'gateway_rejected', '', ''],
    ['5002.00', 'authorized', '1000', 'approved'],
  ])('of %s is %s', async (amount, status, processorResponseCode, processorResponseType) => {
    const { success, transaction } = await sell(amount);
    expect(success).toBe(status === 'authorized');
    expect(transaction).toMatchObject({ status, processorResponseCode });
    expect(transaction.processorResponseType ?? '').toBe(processorResponseType);
    if (status === 'gateway_rejected') expect(transaction.gatewayRejectionReason).toBe('application_incomplete');
    expect((await merchant.client.transaction.find(transaction.id)).status).toBe(status);
  });

  it.each([
    ['fake-valid-mastercard-nonce', 'authorized', undefined],
    ['fake-processor-declined-visa-nonce', 'processor_declined', undefined],
    ['fake-processor-failure-jcb-nonce', 'failed', undefined],
    ['fake-gateway-rejected-fraud-nonce', 'gateway_rejected', 'fraud'],
    ['fake-gateway-rejected-risk-thresholds-nonce', 'gateway_rejected', 'risk_threshold'],
    ['fake-token-issuance-error-venmo-account-nonce', 'gateway_rejected', 'token_issuance'],
    ['fake-venmo-account-nonce', 'authorized', undefined],
  ])('with %s is %s', async (paymentMethodNonce, status, reason) => {
    const { transaction } = await sell('10.00', { paymentMethodNonce });
    expect(transaction.status).toBe(status);
    expect(transaction.gatewayRejectionReason ?? undefined).toBe(reason);
  });

  it('with 3-D Secure demanded goes through only where liability has shifted', async () => {
    const options = { threeDSecure: { required: true } };
    const good = { paymentMethodNonce: 'fake-three-d-secure-visa-full-authentication-nonce', options };
    const { transaction } = await sell('10.00', good);
    expect(transaction).toMatchObject({ status: 'authorized', threeDSecureInfo: { liabilityShifted: true } });
    const bad = await sell('10.00', {
      ...good,
      paymentMethodNonce: 'fake-three-d-secure-visa-failed-authentication-nonce',
    });
    expect(bad.transaction).toMatchObject({ status: 'gateway_rejected', gatewayRejectionReason: 'three_d_secure' });
  });

  it('by PayPal waits, is declined or settles as its amount says', async () => {
    const paypal = { paymentMethodNonce: 'fake-paypal-one-time-nonce', options: { submitForSettlement: true } };
    const { transaction } = await sell('10.00', paypal);
    expect(transaction).toMatchObject({
      status: 'submitted_for_settlement',
      paymentInstrumentType: 'paypal_account',
      paypalAccount: { payerEmail: 'payer@example.com' },
    });
    const pending = (await sell('4002.00', paypal)).transaction;
    expect(pending.status).toBe('settlement_pending');
    expect((await merchant.client.transaction.void(pending.id)).transaction.status).toBe('voided');
    const declined = (await sell('4001.00', paypal)).transaction;
    merchant.clock.advance(DAY);
    expect((await merchant.client.transaction.find(declined.id)).status).toBe('settlement_declined');
    expect((await merchant.client.transaction.find(transaction.id)).status).toBe('settled');
  });

  it('is captured in parts, never more than was authorized', async () => {
    const { client } = merchant;
    const { id } = (await sell('100.00')).transaction;
    const first = await client.transaction.submitForPartialSettlement(id, '60.00');
    expect(first.transaction).toMatchObject({ amount: '60.00', authorizedTransactionId: id });
    expect(await codesOf(client.transaction.submitForPartialSettlement(id, '40.01'))).toEqual(['91522']);
    expect((await client.transaction.find(id)).status).toBe('settlement_pending');
    expect(await codesOf(client.transaction.void(id))).toEqual(['91504']);
    await client.transaction.submitForPartialSettlement(id, '40.00');
    const parent = await client.transaction.find(id);
    expect(parent.status).toBe('settlement_confirmed');
    expect(
      (parent as unknown as { partialSettlementTransactionIds: string[] }).partialSettlementTransactionIds,
    ).toHaveLength(2);
    expect((await rawRequest(merchant, 'PUT', `/transactions/${id}/settle`, undefined)).text).toContain('91575');
    merchant.clock.advance(DAY);
    const amounts = merchant.plane.settlement(...ALWAYS).map(({ amount }) => amount);
    expect(amounts).toEqual([6000n, 4000n]);
  });

  it('is raised and lowered while authorized', async () => {
    const { client } = merchant;
    const { id } = (await sell('10.00')).transaction;
    const adjust = (amount: string): Promise<unknown> =>
      (
        client.transaction as unknown as { adjustAuthorization(id: string, amount: string): Promise<unknown> }
      ).adjustAuthorization(id, amount);
    expect(await adjust('15.00')).toMatchObject({ success: true, transaction: { amount: '15.00' } });
    expect(await codesOf(adjust('15.00'))).toEqual(['95606']);
    expect((await client.transaction.submitForSettlement(id, '15.00')).success).toBe(true);
    expect(await codesOf(adjust('1.00'))).toEqual(['915218']);
  });
});

describe('what cannot be', () => {
  it('is refused with the code of the vendor', async () => {
    const { client } = merchant;
    const authorized = (await sell('10.00')).transaction.id;
    expect(await codesOf(client.transaction.refund(authorized))).toEqual(['91506']);
    expect((await rawRequest(merchant, 'PUT', `/transactions/${authorized}/settle`, undefined)).text).toContain(
      '91575',
    );
    expect(await codesOf(client.transaction.submitForSettlement(authorized, '10.01'))).toEqual(['91522']);
    await client.transaction.void(authorized);
    expect(await codesOf(client.transaction.void(authorized))).toEqual(['91504']);
    const settled = await settledSale('10.00');
    expect(await codesOf(client.transaction.void(settled))).toEqual(['91504']);
    expect(await codesOf(client.transaction.refund(settled, '10.01'))).toEqual(['91521']);
    const credit = (await client.transaction.refund(settled)).transaction.id;
    expect(await codesOf(client.transaction.refund(settled))).toEqual(['91512']);
    expect(await codesOf(client.transaction.refund(credit))).toEqual(['91505']);
    // A refund that is taken back can be made again.
    expect((await client.transaction.void(credit)).success).toBe(true);
    expect((await client.transaction.refund(settled, '4.00')).success).toBe(true);
  });

  it.each([
    [{ amount: '-1.00' }, '81501'],
    [{ amount: '' }, '81502'],
    [{ amount: 'ten' }, '81503'],
    [{ amount: '10.001' }, '81503'],
    [{ amount: '0.00' }, '81531'],
    [{ amount: '9999999999' }, '81528'],
    [{ paymentMethodNonce: 'fake-consumed-nonce' }, '91564'],
    [{ paymentMethodNonce: 'no-such-nonce' }, '91565'],
    [{ paymentMethodNonce: 'fake-luhn-invalid-nonce' }, '81715'],
    [{ paymentMethodNonce: 'fake-us-bank-account-nonce' }, '915101'],
    [{ paymentMethodToken: 'nothing', paymentMethodNonce: undefined }, '91518'],
    [{ paymentMethodNonce: undefined }, '91508'],
    [{ customerId: 'nobody' }, '91510'],
    [{ merchantAccountId: 'nobody' }, '91513'],
    [{ orderId: 'x'.repeat(256) }, '91501'],
    [{ paymentMethodNonce: undefined, creditCard: { number: '4111111111111112', expirationDate: '12/30' } }, '81715'],
  ])('%j is refused with %s and changes nothing', async (more, code) => {
    expect(await codesOf(sell('10.00', more) as Promise<unknown>)).toEqual([code]);
    expect(merchant.plane.journal()).toEqual([]);
  });

  it('is a refund that the issuer declines', async () => {
    const id = await settledSale('9000.00');
    expect(await codesOf(merchant.client.transaction.refund(id, '2046.00'))).toEqual(['915201']);
    expect(await codesOf(merchant.client.transaction.refund(id, '2009.00'))).toEqual(['915200']);
    expect((await merchant.client.transaction.refund(id)).transaction.amount).toBe('9000.00');
  });
});
