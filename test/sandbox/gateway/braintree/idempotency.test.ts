import { describe, expect, it } from 'vitest';
import { merchantOfFile, rawRequest, settledSaleOn } from './test-merchant.ts';

const merchant = merchantOfFile();

const DAY = 24 * 3_600_000;

const settledSale = (amount: string, more: object = {}): Promise<string> => settledSaleOn(merchant, amount, more);

function body(more: object = {}): string {
  const sale = { type: 'sale', amount: '10.00', payment_method_nonce: 'fake-valid-nonce' };
  return JSON.stringify({ transaction: { ...sale, api_request_key: 'k', ...more } });
}

describe('an api request key', () => {
  it('makes a repeated request the same request', async () => {
    const first = await rawRequest(merchant, 'POST', '/transactions', body());
    const second = await rawRequest(merchant, 'POST', '/transactions', body());
    expect(second).toEqual(first);
    expect(merchant.plane.journal()).toHaveLength(1);
    expect((await rawRequest(merchant, 'POST', '/transactions', body({ amount: '11.00' }))).text).toContain('915232');
    expect(
      (await rawRequest(merchant, 'POST', '/transactions', body({ api_request_key: 'x'.repeat(256) }))).text,
    ).toContain('915230');
    expect(merchant.plane.journal()).toHaveLength(1);
    merchant.clock.advance(DAY);
    expect((await rawRequest(merchant, 'POST', '/transactions', body())).text).not.toBe(first.text);
  });

  it('repeats a decline, and says of a refused request that it failed', async () => {
    const decline = body({ amount: '2000.00', api_request_key: 'd' });
    const first = await rawRequest(merchant, 'POST', '/transactions', decline);
    expect(first.status).toBe(422);
    expect(await rawRequest(merchant, 'POST', '/transactions', decline)).toEqual(first);
    const bad = body({ amount: '-1', api_request_key: 'b' });
    expect((await rawRequest(merchant, 'POST', '/transactions', bad)).text).toContain('81501');
    expect((await rawRequest(merchant, 'POST', '/transactions', bad)).text).toContain('915234');
  });

  it('is in flight while its request is slow, and executes once', async () => {
    merchant.plane.faults.add({ match: { path: '/merchants' }, kind: 'latency', ms: 300, times: 1 });
    const answers = await Promise.all([1, 2, 3].map(() => rawRequest(merchant, 'POST', '/transactions', body())));
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['201', '422', '422']);
    expect(answers.filter(({ text }) => text.includes('915233'))).toHaveLength(2);
    expect(merchant.plane.journal()).toHaveLength(1);
  });

  it('gives the answer that was lost on the way', async () => {
    merchant.plane.faults.add({ match: { path: '/merchants' }, kind: 'drop_after', times: 1 });
    await expect(rawRequest(merchant, 'POST', '/transactions', body())).rejects.toThrow('fetch failed');
    expect((await rawRequest(merchant, 'POST', '/transactions', body())).status).toBe(201);
    expect(merchant.plane.journal()).toHaveLength(1);
  });

  it('guards captures, voids and refunds, and is not allowed elsewhere', async () => {
    const id = await settledSale('10.00');
    const refund = JSON.stringify({ transaction: { amount: '4.00', api_request_key: 'r' } });
    const first = await rawRequest(merchant, 'POST', `/transactions/${id}/refund`, refund);
    expect(await rawRequest(merchant, 'POST', `/transactions/${id}/refund`, refund)).toEqual(first);
    expect((await merchant.client.transaction.find(id)).refundIds).toHaveLength(1);
    expect((await rawRequest(merchant, 'PUT', `/transactions/${id}/adjust_authorization`, refund)).text).toContain(
      '915231',
    );
  });
});
