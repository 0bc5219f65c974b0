import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { AuthorizedScript } from '../../src/baseline/script-inventory.ts';
import type { ScanWebOptions } from '../../src/baseline/scan-web-options.ts';
import { scanWeb } from '../../src/baseline/scan-web.ts';
import type { Report } from '../../src/model/report.ts';
import { GOOD, pages, serveEach, type TestApp } from '../baseline/serve.ts';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const hasBrowser = BROWSERS.some((path) => existsSync(path));
const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

const start = serveEach();

const INLINE = "document.body.append(Object.assign(document.createElement('a'), { href: '/built', textContent: 'x' }))";
const APP = "fetch('/api/cart'); fetch('/api/pay', { method: 'POST' })";

async function shop(foreign: string): Promise<TestApp> {
  const body = `<!doctype html><body><script src="/app.js?v=1"></script><script src="${foreign}"></script><script>${INLINE}</script>`;
  const site = { '/': '<a href=/checkout>pay</a>', '/checkout': body, '/built': 'built', '/api/cart': '{}' };
  const app = await start((request, response) => {
    if (request.url?.startsWith('/app.js') === true)
      return void response.writeHead(200, { ...GOOD, 'Content-Type': 'text/javascript' }).end(APP);
    pages(site, { 'Content-Security-Policy': '', 'Cross-Origin-Embedder-Policy': 'unsafe-none' })(request, response);
  });
  return app;
}

const scan = (target: string, options: Partial<ScanWebOptions>): Promise<Report> =>
  scanWeb({ target, version: '0.2.0', probes: false, paymentPages: ['/checkout'], ...options });

const scriptRules = ({ findings }: Report): string[] =>
  findings.map(({ rule }) => rule.id).filter((id) => id.startsWith('web/payment-script'));

describe.skipIf(!hasBrowser)('pages in a browser (skipped where there is no Chromium or Chrome)', () => {
  test('sees links that scripts make and requests that they send, and sends nothing but GET to the origin alone', async () => {
    const other = await start(pages({ '/skimmer.js': '' }));
    const methods: string[] = [];
    const app = await shop(`${other.url}skimmer.js`);
    app.server.on('request', (request: { method?: string }) => methods.push(request.method ?? ''));
    const { run } = await scan(app.url, {});
    expect(app.requests).toEqual(expect.arrayContaining(['/built', '/api/cart']));
    expect(app.requests).not.toContain('/api/pay');
    expect([new Set(methods), other.requests]).toEqual([new Set(['GET']), []]);
    expect(run.coverage).toMatchObject({ openedInBrowser: 1, paymentPagesCaptured: ['/checkout'] });
    expect(run.coverage?.['paymentPageScripts']).toEqual(
      [
        `http://127.0.0.1/app.js ${hashOf(APP)}`,
        'http://127.0.0.1/skimmer.js not loaded',
        `in the page ${hashOf(INLINE)}`,
      ].toSorted(),
    );
  });

  test('reports scripts that nobody authorised, and those that changed', async () => {
    const other = await start(
      (_request, response) => void response.writeHead(200, { 'Content-Type': 'text/javascript' }).end('1'),
    );
    const foreign = `${other.url}pay.js`;
    const app = await shop(foreign);
    const list = (hash: string): readonly AuthorizedScript[] => [
      { script: `${app.url}app.js`, hashes: [hash] },
      { script: foreign, hashes: [hashOf('1')] },
      { script: hashOf(INLINE) },
    ];
    const right = await scan(app.url, { scripts: list(hashOf(APP)) });
    expect(scriptRules(right)).toEqual([]);
    expect(other.requests).toEqual(['/pay.js']);
    expect(scriptRules(await scan(app.url, { scripts: list(hashOf('other')) }))).toEqual([
      'web/payment-script-changed',
    ]);
    const none = await scan(app.url, { scripts: [] });
    expect(new Set(scriptRules(none))).toEqual(new Set(['web/payment-script-not-authorised']));
    expect(scriptRules(none)).toHaveLength(3);
  });

  test('a page that never comes to rest is given up, and said', async () => {
    const app = await shop('/app.js');
    const { run } = await scan(app.url, { deadlineMs: 60_000, browser: 'always' });
    expect(run.status).toBe('complete');
    app.server.removeAllListeners('request');
    const site = {
      '/': '<a href=/checkout>x</a><a href=/a>a</a>',
      '/a': 'a',
      '/checkout': '<script src=/hang.js></script>',
    };
    app.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (request.url !== '/hang.js') pages(site)(request, response);
    });
    const hung = await scan(app.url, { requestTimeoutMs: 2_000 });
    expect(hung.run.reason).toContain('the browser failed: page did not come to rest in time');
  });
});

const plainShop = async (): Promise<string> => {
  const started = await start(pages({ '/': '<a href=/checkout>x</a><a href=/a>', '/a': 'a', '/checkout': 'pay' }));
  return started.url;
};

describe('a browser that is not there', () => {
  test('leaves the inventory without data where it was for the payment pages alone', async () => {
    const { run, notices } = await scan(await plainShop(), { browserPath: '/no/such/browser' });
    expect(run.status).toBe('complete');
    expect(run.coverage?.['paymentPageScripts']).toMatch(/^no data: /u);
    expect(notices.join()).toContain('no browser to open pages with');
  });

  test('makes the scan incomplete where all pages were to be opened', async () => {
    const { run } = await scan(await plainShop(), { browserPath: '/no/such/browser', browser: 'always' });
    expect(run.status).toBe('degraded');
    expect(run.reason).toContain('no browser to open pages with');
  });
});
