import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scanWeb } from '../../src/baseline/index.ts';
import type { Report } from '../../src/model/report.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import { newCustomer, type Customer } from '../sandbox/shop-client.ts';

// What the shop loads nowhere, but a return from a payment and a card that was typed do.
const SEEDS = ['/checkout/return?return_url=/orders', '/checkout?payment_method=pm_card_visa'];

/** The embedded engine over the shop, as nobody and as a customer with a payment, a saved card and something in the cart. */
function scanShop(sandbox: Sandbox, customer: Customer): Promise<Report> {
  return scanWeb({
    target: sandbox.appUrl,
    version: '0.2.0',
    requiredUrls: ['/checkout', '/login'],
    seeds: SEEDS,
    session: { cookies: { session: customer.token }, check: { url: '/account', text: 'Your account' } },
    forms: ['/checkout/pay'],
  });
}

/** The rules of a report's findings, but for remarks that the app without a defect gets as well. */
const rulesOf = ({ findings }: Report, remarks: ReadonlySet<string> = new Set()): readonly string[] =>
  [...new Set(findings.map(({ rule }) => rule.id))].filter((id) => !remarks.has(id)).toSorted();

const remarksOf = ({ findings }: Report): ReadonlySet<string> =>
  new Set(findings.filter(({ severity }) => severity === 'informational').map(({ rule }) => rule.id));

describe('the embedded engine and the web defects of the shop', () => {
  let sandbox: Sandbox;
  let clean: Report;
  beforeAll(async () => {
    sandbox = await startSandbox();
    clean = await scanWith();
  });
  afterAll(() => sandbox.close());

  async function scanWith(...defects: readonly string[]): Promise<Report> {
    sandbox.setDefects([]);
    await sandbox.reset();
    const customer = await newCustomer(sandbox);
    await customer.topUp(1);
    await customer.pay('automatic');
    await customer.post('/api/cart/items', { sku: 'tea', quantity: 1 });
    sandbox.setDefects(defects);
    return scanShop(sandbox, customer);
  }

  test('says nothing while no defect is on, decoys and all, having seen the shop from both sides', () => {
    expect(rulesOf(clean, remarksOf(clean))).toEqual([]);
    expect(clean.run).toMatchObject({ status: 'complete', coverage: { serverErrors: 0, unknownPathStatus: 404 } });
    expect(clean.run.coverage?.['authenticatedPages']).toBeGreaterThanOrEqual(20);
  });

  test.each([
    ['W01', 'web.csp.missing', 'web/csp-missing'],
    ['W02', 'web.csp.unsafe_inline', 'web/csp-unsafe-inline'],
    ['W03', 'web.frame.allow', 'web/framing-allowed'],
    ['W04', 'web.nosniff.missing', 'web/content-type-options-missing'],
    ['W07', 'web.cookie.no_httponly', 'web/cookie-without-httponly'],
    ['W08', 'web.cookie.no_samesite', 'web/cookie-without-samesite'],
    ['W09', 'web.cors.reflect', 'web/cors-reflected-origin'],
    ['W10', 'web.error.stack', 'web/stack-trace-in-response'],
    ['W11', 'web.pan.response', 'web/card-number-in-page'],
    ['W12', 'web.pan.url', 'web/sensitive-data-in-url'],
    ['W14', 'web.cache.payment_page', 'web/cacheable-payment-page'],
    ['W15', 'web.script.no_sri', 'web/third-party-script-without-integrity'],
    ['W16', 'web.dir_listing', 'web/directory-listing'],
    ['W20', 'web.redirect.return_url', 'web/open-redirect'],
    ['W22', 'web.debug.endpoint', 'web/debug-page-exposed'],
    ['W23', 'web.banner', 'web/server-version-disclosed'],
    ['W25', 'web.secret.in_bundle', 'web/gateway-secret-in-response'],
  ])('%s: %s gives exactly %s', async (_number, defect, rule) => {
    const report = await scanWith(defect);
    expect(rulesOf(report, remarksOf(clean))).toEqual([rule]);
    expect(report.evidence).toHaveLength(report.findings.length);
  });
});

describe('the embedded engine and the defects that only show over https', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ tls: true });
  });
  afterAll(() => sandbox.close());

  test.each([
    ['no defect', [], []],
    ['W05', ['web.hsts.missing'], ['web/hsts-missing']],
    ['W06', ['web.cookie.no_secure'], ['web/cookie-without-secure']],
  ])('%s: %j gives %j', async (_number, defects, rules) => {
    sandbox.setDefects(defects);
    const { appUrl: target, certificate: ca } = sandbox;
    const report = await scanWeb({ target, version: '0.2.0', ...(ca !== undefined && { ca }) });
    expect(report.run.status).toBe('complete');
    expect(rulesOf(report, remarksOf(report))).toEqual(rules);
  });
});
