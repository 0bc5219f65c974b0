import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { pageVisitor, staffVisitor, visitorOf } from '../page-visitor.ts';
import { newCustomer } from '../shop-client.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ settings: { refundApprovalAbove: 500n } });
});
afterAll(() => sandbox.close());

const pages = ['/admin', '/admin/orders', '/admin/refunds', '/admin/users', '/admin/alerts'];

/** How the pages answer a member of the staff. */
async function statuses(name: string): Promise<number[]> {
  const visitor = await staffVisitor(sandbox, name);
  const answers = [];
  for (const path of pages) answers.push((await visitor.get(path)).status);
  return answers;
}

describe('the pages of the staff', () => {
  it('are closed to strangers and customers', async () => {
    const customer = visitorOf(sandbox, await newCustomer(sandbox));
    for (const path of pages) {
      expect((await pageVisitor(sandbox).get(path)).location).toBe(`/login?return_url=${encodeURIComponent(path)}`);
      expect((await customer.get(path)).status).toBe(403);
    }
    expect((await customer.get('/')).text).not.toContain('href="/admin"');
  });

  it('show each role what it may see', async () => {
    expect(await statuses('admin')).toEqual([200, 200, 200, 200, 200]);
    expect(await statuses('support')).toEqual([200, 200, 200, 200, 403]);
    expect(await statuses('finance')).toEqual([200, 200, 200, 403, 403]);
  });

  it('approve a large refund with a second person, not with the first', async () => {
    const customer = await newCustomer(sandbox);
    const id = await customer.pay('automatic', 'kettle');
    const finance = await staffVisitor(sandbox, 'finance');
    await finance.submit(`/receipts/${id}`, `/payments/${id}/refund`, { amount: '20.00' });
    const read = async (): Promise<unknown> => (await customer.get(`/api/payments/${id}`)).json['refunded'];
    expect(await read()).toBe(0);
    const refund = /\/admin\/refunds\/(re_[0-9a-z]{20})\/approve/u.exec(
      (await finance.get('/admin/refunds')).text,
    )?.[1];
    const action = `/admin/refunds/${refund ?? ''}/approve`;
    expect((await finance.submit('/admin/refunds', action, {})).status).toBe(403);
    expect(await read()).toBe(0);
    const controller = await staffVisitor(sandbox, 'controller');
    expect((await controller.submit('/admin/refunds', action, {})).location).toBe('/admin/refunds');
    expect(await read()).toBe(2000);
    expect((await finance.get('/admin/refunds')).text).not.toContain(refund);
  });

  it('change a role, and show who did it', async () => {
    const customer = await newCustomer(sandbox);
    const admin = await staffVisitor(sandbox, 'admin');
    const action = `/admin/users/${customer.id}/role`;
    expect((await admin.submit('/admin/users', action, { role: 'support' })).location).toBe('/admin/users');
    expect((await customer.get('/api/cart')).status).toBe(401);
    expect((await admin.get('/admin/alerts')).text).toMatch(/role\.changed[\s\S]*account:usr_/u);
    expect((await admin.send(action, { role: 'admin' })).status).toBe(403);
  });
});
