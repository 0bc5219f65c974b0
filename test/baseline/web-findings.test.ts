import { describe, expect, test } from 'vitest';
import { example, exchangeOf, type ExampleChanges } from '../../src/baseline/example.ts';
import { inspectExchange, type RuleHit } from '../../src/baseline/inspect-exchange.ts';
import { WEB_RULES } from '../../src/baseline/rules/index.ts';
import { webFindings, type WebFindings } from '../../src/baseline/web-findings.ts';
import { ruleOf } from '../../src/model/rule.ts';

const RULES = new Map(WEB_RULES.map(({ definition }) => [definition.id, ruleOf(definition)]));
const hits = (url: string, changes: ExampleChanges): readonly RuleHit[] =>
  inspectExchange(exchangeOf(example('x', { url, ...changes })), WEB_RULES);
const find = (...all: readonly (readonly RuleHit[])[]): WebFindings => webFindings(all.flat(), RULES);
const NO_POLICY = { headers: { 'Content-Security-Policy': undefined } };

describe('webFindings', () => {
  test('a header missing on 50 pages is one finding with 20 of them as locations', () => {
    const all = Array.from({ length: 50 }, (_, index) => hits(`https://shop.example/p${index}`, NO_POLICY));
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
    const { findings } = find(hits('https://shop.example/x', { cookies }), hits('https://shop.example/y', { cookies }));
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
      hits('https://shop.example/probe', { ...trace, status: 404 }),
      hits('https://shop.example/x?a=1', trace),
      hits('https://shop.example/x?a=2', trace),
      hits('https://shop.example/y', trace),
      hits('https://shop.example/broken', { ...trace, status: 404 }),
    );
    expect(findings.map(({ locations }) => locations.length)).toEqual([2, 2, 1]);
  });

  test('shows no port of loopback, no session id and no generated value', () => {
    const [first] = find(
      hits('http://127.0.0.1:41234/p;jsessionid=AB12?q=tea&t=0123456789abcdef01', NO_POLICY),
    ).findings;
    expect(first?.locations[0]).toMatchObject({ url: 'http://127.0.0.1/p?q=tea&t=*' });
  });

  test('masks card numbers in addresses and cookie names', () => {
    const result = find(
      hits('https://shop.example/receipt/4111111111111111', {
        cookies: ['n4111111111111111=1; Secure; HttpOnly'],
      }),
    );
    expect(result.findings).toHaveLength(1);
    expect(JSON.stringify(result)).not.toContain('4111111111111111');
  });

  test('orders by rule, then by first appearance, and says severity, aliases and level', () => {
    const both = { headers: { ...NO_POLICY.headers, 'X-Content-Type-Options': undefined } };
    const { findings } = find(hits('https://shop.example/b', both), hits('https://shop.example/a', both));
    expect(findings.map(({ rule, severity, level, aliases }) => [rule.id, severity, level, aliases[0]])).toEqual([
      ['web/content-type-options-missing', 'low', 'note', 'zap/10021'],
      ['web/csp-missing', 'medium', 'warning', 'zap/10038-1'],
    ]);
    expect(findings[0]?.locations[0]).toMatchObject({ url: 'https://shop.example/b' });
  });
});
