import { expect, test } from 'vitest';
import { originMapper } from '../../../src/cli/web/map-origin.ts';
import { makeFinding } from '../../../src/model/finding.ts';

const finding = makeFinding({
  rule: { id: 'zap/10010', title: 'x', description: 'x', level: 'note', tags: [] },
  message: 'a redirect to https://127.0.0.1:41234/cart',
  severity: 'low',
  evidence: 'Host: 127.0.0.1:41234',
  locations: [
    { kind: 'url', method: 'GET', url: 'https://127.0.0.1:41234/a?b=1' },
    { kind: 'url', url: 'https://bank.example/' },
  ],
});

test('names a target as its user does, wherever it is named', () => {
  const mapper = originMapper('https://127.0.0.1:41234', 'http://shop.test');
  expect(mapper.finding(finding)).toMatchObject({
    message: 'a redirect to http://shop.test/cart',
    evidence: 'Host: shop.test',
    locations: [{ method: 'GET', url: 'http://shop.test/a?b=1' }, { url: 'https://bank.example/' }],
  });
});

test('leaves everything where the names are the same', () => {
  expect(originMapper('http://a', 'http://a').finding(finding)).toBe(finding);
});
