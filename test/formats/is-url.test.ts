import { assert, property, stringMatching, webUrl, oneof, string } from 'fast-check';
import { expect, test } from 'vitest';
import { isUrl } from '../../src/formats/is-url.ts';

test('says what the URL parser says', () => {
  const texts = oneof(
    webUrl(),
    string(),
    stringMatching(/^https?:\/\/(?:[a-z0-9][a-z0-9-]{0,5}\.){1,3}[a-z0-9]{1,4}(?:\/[ -~]{0,20})?$/u),
    stringMatching(/^https?:\/\/xn--[a-z0-9-]{1,6}\.[a-z]{2}\/?$/u),
  );
  assert(property(texts, (text) => isUrl(text) === URL.canParse(text)));
});

test.each([
  ['https://nvd.nist.gov/vuln/detail/CVE-2024-1', true],
  ['http://1.2.3.4.999/', false],
  ['https://xn--a.example/', URL.canParse('https://xn--a.example/')],
  ['advisory', false],
])('%s is a URL: %s', (text, expected) => {
  expect(isUrl(text)).toBe(expected);
});
