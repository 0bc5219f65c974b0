import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { WebSession } from '../../../src/baseline/crawl/open-session.ts';
import type { ScanWebOptions } from '../../../src/baseline/scan-web-options.ts';
import { scanWeb } from '../../../src/baseline/scan-web.ts';
import type { Report } from '../../../src/model/report.ts';
import { GOOD, serveEach } from '../serve.ts';

const start = serveEach();

const LOGIN =
  '<form method=post action=/login><input type=hidden name=t value=tok><input name=email><input type=password name=password><button name=do value=login></form>';

/** A shop that shows its orders to somebody signed in alone. */
const shop: RequestListener = (request, response) => {
  const path = request.url ?? '';
  const cookies = request.headers.cookie ?? '';
  const isIn = cookies.includes('session=good') || request.headers.authorization === 'Bearer good-token';
  const page = (body: string): void => void response.writeHead(200, GOOD).end(body);
  if (request.method === 'POST' && path === '/login') {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const right = body === 't=tok&email=a%40b.example&password=right+one&do=login';
      const headers = right
        ? { ...GOOD, Location: '/', 'Set-Cookie': 'session=good; Path=/; HttpOnly; SameSite=Lax' }
        : GOOD;
      response.writeHead(right ? 303 : 200, headers).end(right ? '' : LOGIN);
    });
    return;
  }
  if (path === '/')
    return page('<a href=/login>in</a><a href=/orders>orders</a><a href=/about>about</a><a href=/logout>out</a>');
  if (path === '/login') return page(LOGIN);
  if (path === '/about') return page('about');
  if (path === '/logout')
    return void response.writeHead(303, { Location: '/', 'Set-Cookie': 'session=; Max-Age=0; Path=/' }).end();
  if (path !== '/orders' && path !== '/orders/1') return void response.writeHead(404, GOOD).end();
  if (!isIn) return void response.writeHead(303, { Location: '/login' }).end();
  page(path === '/orders' ? 'Your orders <a href=/orders/1>one</a>' : 'order one of good-token');
};

async function scan(
  options: Partial<ScanWebOptions>,
): Promise<{ readonly report: Report; readonly requests: readonly string[] }> {
  const app = await start(shop);
  return {
    report: await scanWeb({ target: app.url, version: '0.2.0', probes: false, ...options }),
    requests: app.requests,
  };
}

const check = { url: '/orders', text: 'Your orders' };
const login = (password: string): WebSession => ({
  login: { url: '/login', fields: { email: 'a@b.example', password } },
  check,
});

describe('a scan with a session', () => {
  test.each<readonly [string, WebSession]>([
    ['a login form', login('right one')],
    ['cookies', { cookies: { session: 'good' }, check }],
    ['a header', { headers: { authorization: 'Bearer good-token' }, check }],
  ])('goes twice, as nobody and signed in with %s, and never signs out', async (_name, session) => {
    const { report, requests } = await scan({ session });
    expect(report.run.reason).toBeUndefined();
    expect(report.run.coverage).toMatchObject({ authenticatedPages: 4, skippedExcluded: 1 });
    expect(requests.filter((path) => path === '/logout')).toHaveLength(1);
    expect(requests).toContain('/orders/1');
  });

  test('is incomplete where the login is refused, and still reports what anybody sees', async () => {
    const { report } = await scan({ session: login('wrong one') });
    expect(report.run).toMatchObject({
      status: 'degraded',
      reason: 'not signed in: the login was refused with status 200',
      coverage: { pages: 3 },
    });
    expect(JSON.stringify(report)).not.toContain('wrong one');
  });

  test.each<readonly [WebSession, string]>([
    [{ cookies: { session: 'stale' }, check }, 'the session’s check page answered 303'],
    [{ cookies: { session: 'good' }, check: { url: '/about', text: 'Your' } }, 'does not hold the text'],
    [{ login: { url: '/about', fields: { user: 'a' } } }, 'no form of the login page (status 200) has the fields user'],
  ])('is incomplete with %j', async (session, reason) => {
    const { report } = await scan({ session });
    expect(report.run.reason).toContain(reason);
  });

  test('is incomplete where the session ends midway', async () => {
    let asked = 0;
    const app = await start((request, response) => {
      if (request.url === '/orders') asked += 1;
      // The check before the pass and the pass itself, then no more.
      if (asked > 3 && request.url === '/orders') delete request.headers.cookie;
      shop(request, response);
    });
    const { run } = await scanWeb({
      target: app.url,
      version: '0.2.0',
      probes: false,
      session: { cookies: { session: 'good' }, check },
    });
    expect(run.reason).toContain('the session ended during the scan');
  });

  test('sends forms that are allowed, with what stands in them, and follows where they lead', async () => {
    const sent: string[] = [];
    const app = await start((request, response) => {
      const body =
        '<form method=post action=/cart><input type=hidden name=sku value=tea></form><form action=/find><input name=q value=x></form><form method=post action=/drop></form>';
      if (request.method === 'POST') {
        sent.push(request.url ?? '');
        return void response.writeHead(303, { Location: '/cart/1' }).end();
      }
      response.writeHead(['/', '/cart/1', '/find?q=x'].includes(request.url ?? '') ? 200 : 404, GOOD).end(body);
    });
    const { run } = await scanWeb({
      target: app.url,
      version: '0.2.0',
      probes: false,
      minPages: 2,
      forms: ['/cart', '/find'],
    });
    expect(sent).toEqual(['/cart']);
    expect(app.requests).toEqual(expect.arrayContaining(['/cart/1', '/find?q=x']));
    expect(run.coverage).toMatchObject({ formsSubmitted: 2, formsNotSubmitted: 1 });
  });
});
