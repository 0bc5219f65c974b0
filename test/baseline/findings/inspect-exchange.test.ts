import { describe, expect, test } from 'vitest';
import { inspectExchange } from '../../../src/baseline/findings/inspect-exchange.ts';
import { recordExchange } from '../../../src/baseline/recorded-exchange.ts';
import { WEB_RULES } from '../../../src/baseline/rules/index.ts';

function hitsOnMissing(kind: 'guess' | 'probe'): number {
  return inspectExchange(
    recordExchange({
      url: 'http://127.0.0.1/robots.txt',
      kind,
      requestHeaders: {},
      status: 404,
      headers: [['content-type', 'text/html']],
      body: new TextEncoder().encode('not found'),
      truncated: false,
    }),
    WEB_RULES,
  ).length;
}

describe('inspectExchange', () => {
  test('does not judge a well-known file that is not there', () => {
    expect(hitsOnMissing('guess')).toBe(0);
    expect(hitsOnMissing('probe')).toBeGreaterThan(0);
  });
});
