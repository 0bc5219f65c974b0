import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebDefectId } from '../../../src/sandbox/defects/families/web.ts';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { findCardNumbers } from '../../../src/util/card-numbers.ts';
import { visitorOf } from '../page-visitor.ts';
import { type Answer, call } from '../shop-client.ts';
import { type Effect, describeEffects } from './describe-effects.ts';

// What is seen over https only is in web-tls.test.ts, what is seen in the log in web-log.test.ts.
type SeenHere = Exclude<WebDefectId, 'web.hsts.missing' | 'web.cookie.no_secure' | 'web.pan.log'>;

const get = (sandbox: Sandbox, path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  call(sandbox.appUrl, 'GET', path, { headers });
const header = async (sandbox: Sandbox, path: string, name: string): Promise<string> =>
  (await get(sandbox, path)).headers.get(name) ?? '';
const cookiesOf = async (sandbox: Sandbox): Promise<string[]> => {
  const body = { email: 'cookie@example.org', password: 'correct horse' };
  await call(sandbox.appUrl, 'POST', '/api/register', { body });
  const signedIn = await call(sandbox.appUrl, 'POST', '/api/login', { body });
  return [await header(sandbox, '/checkout', 'set-cookie'), signedIn.headers.get('set-cookie') ?? ''];
};

const wrongLogin = (email: string): { body: object } => ({ body: { email, password: 'wrong horse' } });

const effects: Readonly<Record<SeenHere, Effect>> = {
  async 'web.csp.missing'({ sandbox }) {
    return (await header(sandbox, '/checkout', 'content-security-policy')) === '';
  },
  async 'web.csp.unsafe_inline'({ sandbox }) {
    return /script-src [^;]*'unsafe-inline'/u.test(await header(sandbox, '/checkout', 'content-security-policy'));
  },
  async 'web.frame.allow'({ sandbox }) {
    const { headers } = await get(sandbox, '/checkout');
    return !headers.has('x-frame-options') && !headers.get('content-security-policy')?.includes('frame-ancestors');
  },
  async 'web.nosniff.missing'({ sandbox }) {
    const values = await Promise.all(
      ['/checkout', '/api/catalogue', '/nowhere'].map((path) => header(sandbox, path, 'x-content-type-options')),
    );
    return values.every((value) => value === '');
  },
  async 'web.cookie.no_httponly'({ sandbox }) {
    return (await cookiesOf(sandbox)).every((cookie) => cookie !== '' && !cookie.includes('HttpOnly'));
  },
  async 'web.cookie.no_samesite'({ sandbox }) {
    return (await cookiesOf(sandbox)).every((cookie) => cookie !== '' && !cookie.includes('SameSite'));
  },
  async 'web.cors.reflect'({ sandbox, alice }) {
    const headers = { origin: 'https://evil.example', cookie: `session=${alice.token}` };
    const answer = await get(sandbox, '/api/payments', headers);
    return (
      answer.status === 200 &&
      answer.headers.get('access-control-allow-origin') === 'https://evil.example' &&
      answer.headers.get('access-control-allow-credentials') === 'true'
    );
  },
  async 'web.error.stack'({ sandbox }) {
    const pages = await Promise.all(['/nowhere', '/api/nowhere'].map((path) => get(sandbox, path)));
    return pages.every(({ status, text }) => status === 404 && /\sat .+:\d+:\d+/u.test(text));
  },
  async 'web.pan.response'({ alice }) {
    await alice.topUp(1);
    return findCardNumbers((await alice.get('/api/payment-methods')).text).length > 0;
  },
  async 'web.pan.url'({ sandbox, alice }) {
    await alice.topUp(1);
    await alice.post('/api/cart/items', { sku: 'tea', quantity: 1 });
    const visitor = visitorOf(sandbox, alice);
    const { location } = await visitor.submit('/checkout', '/checkout/pay', { payment_method: 'pm_card_visa' });
    const address = new URL(location ?? '', sandbox.appUrl);
    if (!/^\/receipts\/pay_[0-9a-z]{20}$/u.test(address.pathname)) throw new Error(`it leads to ${location}`);
    return address.searchParams.get('email')?.endsWith('@example.org') === true && address.searchParams.has('token');
  },
  async 'web.cache.payment_page'({ sandbox, alice }) {
    const receipt = `/receipts/${await alice.pay('automatic')}`;
    const page = await visitorOf(sandbox, alice).get(receipt);
    const values = [await header(sandbox, '/checkout', 'cache-control'), page.headers.get('cache-control') ?? ''];
    return page.status === 200 && values.every((value) => !value.includes('no-store'));
  },
  async 'web.script.no_sri'({ sandbox }) {
    const { text } = await get(sandbox, '/checkout');
    const foreign = [...text.matchAll(/<script\b[^>]*src="(https?:[^"]*)"[^>]*>/gu)];
    return foreign.some(([tag]) => !tag.includes('integrity='));
  },
  async 'web.dir_listing'({ sandbox, alice }) {
    const id = await alice.pay('automatic');
    return (await get(sandbox, '/receipts/')).text.includes(`href="/receipts/${id}"`);
  },
  async 'web.csrf.refund_form'({ sandbox, alice }) {
    const id = await alice.pay('automatic');
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    await visitorOf(sandbox, alice).send(`/payments/${id}/refund`, { amount: '3.00' }, foreign);
    return (await alice.get(`/api/payments/${id}`)).json['refunded'] === 300;
  },
  async 'web.xss.memo'({ sandbox, alice }) {
    const id = await alice.pay('automatic');
    await alice.patch(`/api/payments/${id}`, { description: '<img src=x onerror=alert(1)>' });
    const { text } = await visitorOf(sandbox, alice).get(`/receipts/${id}`);
    return text.includes('<img src=x onerror=alert(1)>');
  },
  async 'web.sqli.search'({ alice, other }) {
    const foreign = await (await other()).pay('automatic');
    const count = async (q: string): Promise<string> =>
      (await alice.get(`/api/payments?q=${encodeURIComponent(q)}`)).text;
    const [yes, no] = [await count("x%' or 1=1 --"), await count("x%' or 1=2 --")];
    return yes.includes(foreign) && !no.includes(foreign);
  },
  async 'web.redirect.return_url'({ sandbox }) {
    const path = `/checkout/return?return_url=${encodeURIComponent('https://evil.example/pay')}`;
    return new URL(await header(sandbox, path, 'location'), sandbox.appUrl).host === 'evil.example';
  },
  async 'web.ssrf.webhook_url'({ alice }) {
    let received = 0;
    const canary = createServer((_request, reply) => {
      received += 1;
      reply.end();
    });
    await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
    const { port } = canary.address() as AddressInfo;
    await alice.post('/api/webhook-endpoints', { url: `http://127.0.0.1:${port}/internal` });
    canary.closeAllConnections();
    await new Promise((resolve) => canary.close(resolve));
    return received > 0;
  },
  async 'web.debug.endpoint'({ sandbox }) {
    const pages = await Promise.all(['/_debug', '/env'].map((path) => get(sandbox, path)));
    return pages.every(({ status, text }) => status === 200 && /"FORM_KEY":"[0-9a-f]{64}"/u.test(text));
  },
  async 'web.banner'({ sandbox }) {
    return /\/\d+\.\d+/u.test(await header(sandbox, '/', 'server'));
  },
  async 'web.login.enum'({ sandbox }) {
    const answers: boolean[] = [];
    for (let pair = 0; pair < 5; pair += 1) {
      const email = `known${pair}@example.org`;
      await call(sandbox.appUrl, 'POST', '/api/register', { body: { email, password: 'correct horse' } });
      const known = await call(sandbox.appUrl, 'POST', '/api/login', wrongLogin(email));
      const unknown = await call(sandbox.appUrl, 'POST', '/api/login', wrongLogin(`un${email}`));
      answers.push(known.status !== unknown.status || known.text !== unknown.text);
    }
    return answers.every(Boolean);
  },
  async 'web.secret.in_bundle'({ sandbox }) {
    return /\bsk_(?:test|live)_\w{16,}/u.test((await get(sandbox, '/assets/app.js')).text);
  },
};

describeEffects('web', effects);
