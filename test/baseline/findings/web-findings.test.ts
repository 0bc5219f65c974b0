import { afterEach, describe, expect, test } from 'vitest';
import { example, exchangeOf, type ExampleChanges } from '../../../src/baseline/example.ts';
import { openExchangeStore, type ExchangeStore } from '../../../src/baseline/findings/exchange-store.ts';
import { inspectExchange } from '../../../src/baseline/findings/inspect-exchange.ts';
import type { RecordedExchange } from '../../../src/baseline/recorded-exchange.ts';
import { WEB_RULES } from '../../../src/baseline/rules/index.ts';
import {
  openFindingCollector,
  type CollectorOptions,
  type WebFindings,
} from '../../../src/baseline/findings/web-findings.ts';
import { ruleOf } from '../../../src/model/rule.ts';

const RULES = new Map(WEB_RULES.map(({ definition }) => [definition.id, ruleOf(definition)]));
const stores: ExchangeStore[] = [];
afterEach(() => {
  for (const store of stores.splice(0)) store.close();
});

const seen = (url: string, changes: ExampleChanges): RecordedExchange => exchangeOf(example('x', { url, ...changes }));

function collect(exchanges: readonly RecordedExchange[], options: Partial<CollectorOptions> = {}): WebFindings {
  const store = openExchangeStore();
  stores.push(store);
  const collector = openFindingCollector({ rules: RULES, store, ...options });
  // As answers arrive: in any order, while they are taken in that of the crawl.
  const prepared = exchanges
    .toReversed()
    .map((exchange) => collector.prepare(exchange, inspectExchange(exchange, WEB_RULES)))
    .toReversed();
  for (const hits of prepared) collector.add(hits);
  return collector.finish();
}
const find = (...exchanges: readonly RecordedExchange[]): WebFindings => collect(exchanges);
const NO_POLICY = { headers: { 'Content-Security-Policy': undefined } };

const sourceOf = (url: string): { file: string; line: number } | undefined =>
  url.endsWith('/pay') ? { file: 'src/pay.ts', line: 7 } : undefined;

describe('openFindingCollector', () => {
  test('a header missing on 50 pages is one finding with 20 of them as locations', () => {
    const all = Array.from({ length: 50 }, (_, index) => seen(`https://shop.example/p${index}`, NO_POLICY));
    const { findings, evidence } = find(...all);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.locations).toHaveLength(20);
    expect(findings[0]?.locations[0]).toEqual({
      kind: 'url',
      method: 'GET',
      url: 'https://shop.example/p0',
      parameter: 'Content-Security-Policy',
    });
    expect(findings[0]?.evidence).toContain('50 addresses');
    expect(evidence[0]?.exchanges).toHaveLength(3);
  });

  test('each cookie is one finding, on however many pages it is set', () => {
    const cookies = ['a=1; Secure; SameSite=Lax', 'b=1; Secure; SameSite=Lax'];
    const { findings } = find(seen('https://shop.example/x', { cookies }), seen('https://shop.example/y', { cookies }));
    expect(
      findings.map(({ locations }) => locations.map((location) => 'parameter' in location && location.parameter)),
    ).toEqual([
      ['a', 'a'],
      ['b', 'b'],
    ]);
  });

  test('a stack trace is one finding a path, and one for all unknown paths', () => {
    const trace = { status: 500, body: 'at pay (/srv/pay.js:1:2)' };
    const { findings } = find(
      seen('https://shop.example/probe', { ...trace, status: 404 }),
      seen('https://shop.example/x?a=1', trace),
      seen('https://shop.example/x?a=2', trace),
      seen('https://shop.example/y', trace),
      seen('https://shop.example/broken', { ...trace, status: 404 }),
    );
    expect(findings.map(({ locations }) => locations.length)).toEqual([2, 2, 1]);
  });

  test('shows no port of loopback, no session id and no generated value', () => {
    const [first] = find(
      seen('http://127.0.0.1:41234/p;jsessionid=AB12?q=tea&t=0123456789abcdef01', NO_POLICY),
    ).findings;
    expect(first?.locations[0]).toMatchObject({ url: 'http://127.0.0.1/p?q=tea&t=*' });
  });

  test('masks card numbers in addresses and cookie names', () => {
    const result = find(
      seen('https://shop.example/receipt/4111111111111111', {
        cookies: ['n4111111111111111=1; Secure; HttpOnly'],
      }),
    );
    expect(result.findings).toHaveLength(1);
    expect(JSON.stringify(result)).not.toContain('4111111111111111');
  });

  test('orders by rule, then by first appearance, and says severity, aliases and level', () => {
    const both = { headers: { ...NO_POLICY.headers, 'X-Content-Type-Options': undefined } };
    const { findings } = find(seen('https://shop.example/b', both), seen('https://shop.example/a', both));
    expect(findings.map(({ rule, severity, level, aliases }) => [rule.id, severity, level, aliases[0]])).toEqual([
      ['web/content-type-options-missing', 'low', 'note', 'zap/10021'],
      ['web/csp-missing', 'medium', 'warning', 'zap/10038-1'],
    ]);
    expect(findings[0]?.locations[0]).toMatchObject({ url: 'https://shop.example/b' });
  });

  test('says which file answers, after the addresses', () => {
    const { findings } = collect(
      [seen('https://shop.example/', NO_POLICY), seen('https://shop.example/pay', NO_POLICY)],
      { sourceOf },
    );
    expect(findings[0]?.locations.map(({ kind }) => kind)).toEqual(['url', 'url', 'file']);
    expect(findings[0]?.locations[2]).toEqual({ kind: 'file', uri: 'src/pay.ts', region: { startLine: 7 } });
  });

  test('shows nothing of what a session was opened with', () => {
    const secret = 'correct horse battery';
    const exchange = seen('https://shop.example/', { ...NO_POLICY, body: `<!doctype html><p>${secret}` });
    const result = collect([exchange], { secrets: [secret] });
    expect(result.evidence[0]?.exchanges[0]?.responseBody).toContain('[redacted]');
    expect(JSON.stringify(result)).not.toContain(secret);
  });

  test('stores what may be evidence, and no more', () => {
    const store = openExchangeStore();
    stores.push(store);
    let stored = 0;
    const counting: ExchangeStore = { ...store, add: (exchange) => ((stored += 1), store.add(exchange)) };
    const collector = openFindingCollector({ rules: RULES, store: counting });
    for (let page = 0; page < 100; page += 1) {
      const exchange = seen(`https://shop.example/p${page}`, NO_POLICY);
      collector.add(collector.prepare(exchange, inspectExchange(exchange, WEB_RULES)));
    }
    expect(stored).toBe(3);
    expect(collector.finish().evidence[0]?.summary).toContain('100 answers');
  });
});
