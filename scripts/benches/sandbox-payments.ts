import type { Sandbox } from '../../src/sandbox/index.ts';
import type { Effort } from './bench.ts';
import { repeat, secondsOf } from './repeat.ts';

const PAYMENTS = 60;
const AT_ONCE = 4;
const METHODS = { stripe: 'pm_card_visa', braintree: 'fake-valid-nonce' };

/** How long it takes the shop to charge orders, four at a time, each by one call of the vendor's SDK; the orders are there before. */
export async function paymentRate(
  sandbox: Sandbox,
  provider: keyof typeof METHODS,
): Promise<Effort & { readonly amount: number; readonly unit: string }> {
  const token = await signIn(sandbox, `${provider}@example.org`);
  const post = async (path: string, body: object): Promise<Readonly<Record<string, unknown>>> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await fetch(sandbox.appUrl + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Readonly<Record<string, unknown>>;
  };
  const effort = await repeat(async () => {
    const orders: unknown[] = [];
    for (let count = 0; count < PAYMENTS; count += 1) {
      await post('/api/cart/items', { sku: 'tea', quantity: 1 });
      orders.push((await post('/api/checkout', {}))['id']);
    }
    const seconds = await secondsOf(() =>
      Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (let order = orders.pop(); order !== undefined; order = orders.pop())
            await post('/api/payments', { order, provider, payment_method: METHODS[provider] });
        }),
      ),
    );
    return { seconds };
  });
  return { amount: PAYMENTS, unit: 'payments', ...effort };
}

async function signIn(sandbox: Sandbox, email: string): Promise<string> {
  const body = JSON.stringify({ email, password: 'correct horse' });
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  await fetch(`${sandbox.appUrl}/api/register`, request);
  const answer = (await (await fetch(`${sandbox.appUrl}/api/login`, request)).json()) as { readonly token: string };
  return answer.token;
}
