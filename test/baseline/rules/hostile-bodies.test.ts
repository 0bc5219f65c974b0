import { expect, test } from 'vitest';
import { exchangeOf, example } from '../../../src/baseline/example.ts';
import { WEB_RULES } from '../../../src/baseline/rules/index.ts';
import { cpuTime } from '../../cpu-time.ts';

const SIZE = 250_000;
// Linear rules need less than a tenth of it; anything quadratic needs minutes.
const MOST_MILLISECONDS = 3_000;

test.each([
  'Exception report message description ',
  'select aaaa,',
  '<b>Fatal error</b>: ',
  '<script>/*',
  '<a href="https://a.example/?',
  '<input name=__VIEWSTATE value=/w>',
  'DE89 3704 0044 ',
  'if x @interface a : eval      ',
  '%B4111111111111111',
  '$1$abc access_token 10.1.1.',
])('the rules take time in proportion to a body of: %s', (piece) => {
  const seen = exchangeOf(
    example('hostile', {
      url: 'https://shop.example/?a=summer',
      body: `<!doctype html>${piece.repeat(Math.ceil(SIZE / piece.length))}`,
    }),
  );
  const used = cpuTime();
  for (const rule of WEB_RULES) rule.check(seen);
  expect(used()).toBeLessThan(MOST_MILLISECONDS);
});
