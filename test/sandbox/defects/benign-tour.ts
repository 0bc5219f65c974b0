import type { Sandbox } from '../../../src/sandbox/index.ts';
import { type Answer, call, control } from '../shop-client.ts';

/** What a shop showed on a tour, by step: `POST /api/checkout 2`; times, ids, traces and tokens replaced. */
export interface TourRecord {
  readonly answers: Readonly<Record<string, TourAnswer>>;
  /** Sorted lines. */
  readonly log: readonly string[];
}

/** One answer on a tour. */
export interface TourAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const PAGES = ['/', '/about', '/catalogue', '/products/tea', '/login', '/orders', '/checkout', '/privacy'];
const FILES = ['/assets/app.js', '/assets/app.css', '/openapi.json', '/robots.txt', '/health'];
const CLOSED = ['/nowhere', '/_debug', '/env', '/receipts/', '/api/nowhere', '/api/cart'];

/** Visits a new shop as honest people do, with these switches on: pages, a purchase, a refund, the wallet, the staff. */
export async function benignTour(sandbox: Sandbox, on: readonly string[]): Promise<TourRecord> {
  await sandbox.reset();
  sandbox.setDefects(on);
  const answers: Record<string, TourAnswer> = {};
  const visit = async (route: string, given: TourRequest = {}): Promise<Answer> => {
    const [method = '', template = ''] = route.split(' ');
    const path = template.replace(/\{\w+\}/u, given.id ?? '');
    const headers = given.token === undefined ? {} : { authorization: `Bearer ${given.token}` };
    const body = method === 'GET' ? {} : { body: given.body ?? {} };
    const answer = await call(sandbox.appUrl, method, path, { headers: { ...headers, ...given.headers }, ...body });
    if (method !== 'GET') await sandbox.gateway.webhooks.idle();
    const steps = Object.keys(answers).filter((step) => step.startsWith(`${route} #`)).length;
    answers[`${route} #${steps + 1}`] = plain(answer);
    return answer;
  };
  for (const path of [...PAGES, ...FILES, ...CLOSED]) await visit(`GET ${path}`);
  for (const path of ['/api/catalogue', '/api/currencies']) await visit(`GET ${path}`);
  await signedInTour(sandbox, visit);
  const log = (await control(sandbox, 'GET', '/log')).text.trim().split('\n');
  sandbox.setDefects([]);
  return { answers, log: log.map(faceless).toSorted() };
}

interface TourRequest {
  /** Stands in the path. */
  readonly id?: string;
  readonly token?: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

async function signedInTour(
  sandbox: Sandbox,
  visit: (route: string, given?: TourRequest) => Promise<Answer>,
): Promise<void> {
  const signIn = async (email: string, password: string): Promise<string> =>
    String((await visit('POST /api/login', { body: { email, password } })).json['token']);
  const newcomer = async (email: string): Promise<{ id: string; token: string }> => {
    const registered = await visit('POST /api/register', { body: { email, password: 'correct horse' } });
    return { id: String(registered.json['id']), token: await signIn(email, 'correct horse') };
  };
  const { token } = await newcomer('alice@example.org');
  const bob = await newcomer('bob@example.org');
  const order = async (): Promise<string> => {
    await visit('POST /api/cart/items', { token, body: { sku: 'tea', quantity: 2 } });
    return String((await visit('POST /api/checkout', { token })).json['id']);
  };
  const pay = async (more: object): Promise<string> => {
    const body = { order: await order(), payment_method: 'pm_card_visa', ...more };
    return String((await visit('POST /api/payments', { token, body })).json['id']);
  };
  await visit('GET /api/cart', { token });
  const id = await pay({ capture: 'automatic' });
  for (const route of ['GET /api/payments/{id}', 'GET /receipts/{id}']) {
    await visit(route, { id, token, headers: { cookie: `session=${token}` } });
  }
  await visit('PATCH /api/payments/{id}', { id, token, body: { description: 'a present' } });
  await visit('POST /api/payments/{id}/refunds', { id, token, body: { amount: 500 } });
  await visit('GET /api/payments/{id}/refunds', { id, token });
  await visit('POST /api/payments/{id}/capture', {
    id: await pay({ capture: 'manual' }),
    token,
    body: { amount: 900 },
  });
  await visit('POST /api/payments/{id}/cancel', { id: await pay({ capture: 'manual' }), token });
  await pay({ payment_method: 'pm_card_chargeDeclined' });
  await visit('POST /api/wallet/top-ups', { token, body: { amount: 5000, payment_method: 'pm_card_visa' } });
  await visit('POST /api/wallet/transfers', { token, body: { to: bob.id, amount: 700 } });
  await visit('POST /api/payouts', { token, body: { lines: [{ to: bob.id, amount: 300 }] } });
  for (const path of [
    'payments',
    'payment-methods',
    'wallet',
    'wallet/transfers',
    'orders',
    'disputes',
    'bank/links',
  ]) {
    await visit(`GET /api/${path}`, { token });
  }
  const admin = sandbox.staff.find(({ role }) => role === 'admin');
  const adminToken = await signIn(admin?.email ?? '', admin?.password ?? '');
  for (const path of ['accounts', 'orders', 'refunds', 'events']) {
    await visit(`GET /api/admin/${path}`, { token: adminToken });
  }
  await visit('POST /api/logout', { token });
}

function plain({ status, headers, text }: Answer): TourAnswer {
  const kept = [...headers]
    .filter(([name]) => name !== 'date')
    .map(([name, value]) => [name, faceless(value)] as const);
  return { status, headers: Object.fromEntries(kept), body: faceless(text) };
}

function faceless(text: string): string {
  return text
    .replaceAll(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z/gu, 'TIME')
    .replaceAll(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}/gu, 'TIME')
    .replaceAll(/\b([a-z]{2,3})_[0-9a-z]{20}\b/gu, '$1_ID')
    .replaceAll(/\b(pi|ch|re|pm|cus|evt)_[0-9A-Za-z]{14,}/gu, '$1_ID')
    .replaceAll(/(?<!-)\b[0-9a-f]{12}\b/gu, 'TRACE')
    .replaceAll(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gu, 'UUID')
    .replaceAll(/name="form_token" value="[^"]+"/gu, 'FORM')
    .replaceAll(/"token":"[^"]+"/gu, '"token":"TOKEN"')
    .replaceAll(/\b(session|cart)=[\w-]+/gu, '$1=TOKEN');
}
