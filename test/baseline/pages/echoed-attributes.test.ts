import { expect, test } from 'vitest';
import { echoedAttributes } from '../../../src/baseline/pages/echoed-attributes.ts';
import { exchangeOf, example } from '../../../src/baseline/example.ts';

const kinds = (body: string, query: string): string[] =>
  echoedAttributes(exchangeOf(example('echo', { body, url: `https://shop.example/?${query}` }))).map(
    ({ kind, attribute }) => `${kind} ${attribute}`,
  );

test.each([
  ['<a href="next/page">', 'to=next', ['attribute a href']],
  ['<a href="https://other.example/x">', 'host=other.example', ['attribute a href']],
  ['<a href="ftp://other.example/x">', 'scheme=ftp', ['attribute a href']],
  ['<b onclick="go;hat">', 'x=hat', ['event b onclick']],
  ['<a href="/find?q=hat">', 'q=hat', []],
  ['<a href="a">', 'q=a', []],
])('%s with %s', (body, query, expected) => {
  expect(kinds(body, query)).toEqual(expected);
});

test('no answer but that of a page counts', () => {
  const seen = example('error', { status: 404, body: '<a href=next>', url: 'https://shop.example/?a=next' });
  expect(echoedAttributes(exchangeOf(seen))).toEqual([]);
});
