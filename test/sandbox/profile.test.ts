import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { sharedSandbox } from './shared-sandbox.ts';
import { sandboxProfile } from '../../src/sandbox/profile.ts';
import { type Customer, call, codeOf, newCustomer } from './shop-client.ts';

interface Operation {
  readonly op: string;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly fields?: Readonly<Record<string, string>>;
  readonly out?: Readonly<Record<string, string>>;
}

interface Profile {
  readonly target: { readonly baseUrl: string };
  readonly auth: { readonly register: Operation; readonly login: Operation };
  readonly roles: Readonly<Record<string, Operation>>;
}

const profileOf = (origin: string): Profile => load(sandboxProfile(origin)) as Profile;
const { auth, roles } = profileOf('http://127.0.0.1:1');
const operations = Object.entries({ ...roles, register: auth.register, login: auth.login });

let sandbox: Sandbox;
let customer: Customer;

beforeAll(async () => {
  sandbox = await sharedSandbox();
  customer = await newCustomer(sandbox);
});
afterAll(() => sandbox.close());

describe('the profile', () => {
  it('names the target, by its origin, and refuses one that is not loopback', () => {
    expect(profileOf(sandbox.appUrl).target.baseUrl).toBe(sandbox.appUrl);
    expect(profileOf('http://127.0.0.1:4010/x').target.baseUrl).toBe('http://127.0.0.1:4010');
    expect(() => sandboxProfile('https://shop.example.org')).toThrow(RangeError);
    expect(() => sandboxProfile('"}')).toThrow(RangeError);
  });

  it.each(operations)('%s is a route of the app', async (_role, { op }) => {
    const [method = '', path = ''] = op.split(' ');
    const answer = await call(sandbox.appUrl, method, path.replaceAll(/\{\w+\}/gu, 'x'), {
      headers: { authorization: `Bearer ${customer.token}` },
      ...(method !== 'GET' && { body: { unknown_field: 1 } }),
    });
    expect([answer.status, codeOf(answer)]).not.toEqual([404, 'not_found']);
    expect(answer.status).toBeLessThan(500);
  });

  it('leads through a whole purchase and a transfer, every output where it says', async () => {
    const friend = await newCustomer(sandbox);
    const values: Record<string, unknown> = { sku: 'tea', quantity: 2, amount: 100, text: 'x', recipient: friend.id };
    const play = async (role: string): Promise<Readonly<Record<string, unknown>>> => {
      const { op, body, out = {} } = roles[role] ?? { op: 'GET /unknown-role' };
      const [method = '', path = ''] = op.split(' ');
      const answer = await call(
        sandbox.appUrl,
        method,
        path.replaceAll(/\{(\w+)\}/gu, (_all, name: string) => String(values[name])),
        {
          headers: { authorization: `Bearer ${customer.token}` },
          ...(body && {
            body: Object.fromEntries(
              Object.entries(body).map(([name, text]) => [
                name,
                values[/^\{(\w+)\}$/u.exec(String(text))?.[1] ?? ''] ?? text,
              ]),
            ),
          }),
        },
      );
      expect(answer.status, `${role} ${answer.text}`).toBeLessThan(300);
      // Of lists the values are those of each entry.
      const [entry = {}] = Array.isArray(answer.json['items']) ? (answer.json['items'] as object[]) : [];
      const source = { ...entry, ...answer.json };
      const found = Object.entries(out).map(
        ([name, pointer]) => [name, (source as Record<string, unknown>)[pointer.slice(1)]] as const,
      );
      // An order has no payment yet when it is first read.
      for (const [name, value] of found) if (name !== 'payment') expect(value, `${role} ${name}`).toBeDefined();
      return Object.fromEntries(found);
    };
    await play('catalogue');
    const played = new Set(['catalogue']);
    for (const steps of [
      ['cartAdd', 'checkout', 'getOrder', 'pay', 'getPayment', 'updatePayment', 'refund'],
      ['cartAdd', 'checkout', 'authorize', 'capture'],
      ['topUp', 'wallet', 'transfer', 'paymentMethods'],
    ]) {
      for (const role of steps) {
        const { id } = await play(role);
        if (role === 'checkout') values['order'] = id;
        if (role === 'pay' || role === 'authorize') values['payment'] = id;
        played.add(role);
      }
    }
    expect(await friend.balance()).toBe(100);
    expect(Object.keys(roles)).toEqual(expect.arrayContaining([...played]));
  });
});
