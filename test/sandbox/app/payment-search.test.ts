import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { sharedSandbox } from '../shared-sandbox.ts';
import { type Answer, type Customer, call, codeOf, newCustomer, signInStaff } from '../shop-client.ts';

let sandbox: Sandbox;
let alice: Customer;
let paid: string[];

beforeAll(async () => {
  sandbox = await sharedSandbox();
  alice = await newCustomer(sandbox);
  paid = [];
  for (const memo of ['Gift for Ann', 'Gift for Bob', 'Office']) {
    const id = await alice.pay('automatic');
    await alice.patch(`/api/payments/${id}`, { description: memo });
    paid.push(id);
  }
});
afterAll(() => sandbox.close());

const idsOf = ({ json }: Answer): string[] => (json['items'] as { readonly id: string }[]).map(({ id }) => id);

describe('the list of payments', () => {
  it('shows one’s own, the newest first, page by page', async () => {
    const first = await alice.get('/api/payments?limit=2');
    expect([idsOf(first), first.json['has_more']]).toEqual([[paid[2], paid[1]], true]);
    const second = await alice.get(`/api/payments?limit=2&starting_after=${paid[1] ?? ''}`);
    expect([idsOf(second), second.json['has_more']]).toEqual([[paid[0]], false]);
    expect(idsOf(await (await newCustomer(sandbox)).get('/api/payments'))).toEqual([]);
  });

  it('finds parts of a memo in any case, and ids whole', async () => {
    const found = async (q: string): Promise<string[]> =>
      idsOf(await alice.get(`/api/payments?q=${encodeURIComponent(q)}`));
    expect(await found('gift FOR')).toEqual([paid[1], paid[0]]);
    expect(await found(paid[2] ?? '')).toEqual([paid[2]]);
    expect(await found((paid[2] ?? '').slice(0, 12))).toEqual([]);
    const order = String((await alice.get(`/api/payments/${paid[0] ?? ''}`)).json['order']);
    expect(await found(order)).toEqual([paid[0]]);
  });

  it('shows everybody’s to the staff, and nobody’s to a stranger', async () => {
    const support = await signInStaff(sandbox, 'support');
    expect(idsOf(await support('GET', '/api/payments'))).toEqual(paid.toReversed());
    expect((await call(sandbox.appUrl, 'GET', '/api/payments')).status).toBe(401);
  });

  it.each(['q=a&q=b', 'q=%00', `q=${'x'.repeat(101)}`, 'q=%ff', 'starting_after=1', "starting_after=pay_' or 1=1"])(
    'refuses %s, or finds nothing by it',
    async (query) => {
      const answer = await alice.get(`/api/payments?${query}`);
      if (answer.status === 200) expect(idsOf(answer)).toEqual([]);
      else expect([answer.status, codeOf(answer)]).toEqual([400, 'invalid_value']);
    },
  );
});
