import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileShape, parseLink, pathShape, sameOriginUrl, urlShape } from '../../src/baseline/crawl-url.ts';

const ORIGIN = 'http://shop.example:8080';
const BASE = `${ORIGIN}/a/b`;

describe('sameOriginUrl', () => {
  test.each([
    ['../c', `${ORIGIN}/c`],
    [' /x#part ', `${ORIGIN}/x`],
    ['/x?', `${ORIGIN}/x`],
    ['HTTP://SHOP.example:8080/x', `${ORIGIN}/x`],
    ['http://user:secret@shop.example:8080/x', `${ORIGIN}/x`],
  ])('%s is %s', (link, url) => {
    expect(sameOriginUrl(link, BASE, ORIGIN)).toBe(url);
  });

  test.each([
    'https://shop.example:8080/x',
    'http://shop.example/x',
    'http://shop.example:8080.evil.example/',
    'http://shop.example:8080@evil.example/',
    '//evil.example/x',
    'javascript:alert(1)',
    'data:text/html,x',
    'mailto:a@b.example',
    'http://[bad',
    '',
    `/${'x'.repeat(3_000)}`,
  ])('%s is not followed', (link) => {
    expect(sameOriginUrl(link, BASE, ORIGIN)).toBeUndefined();
  });

  test('never leaves the origin, and a normalised address stays as it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.webPath()), (link) => {
        const url = sameOriginUrl(link, BASE, ORIGIN);
        if (url === undefined) return;
        expect(new URL(url).origin).toBe(ORIGIN);
        expect(sameOriginUrl(url, url, ORIGIN)).toBe(url);
      }),
    );
  });
});

describe('shapes', () => {
  test('numbers, dates and ids are alike; words are not', () => {
    expect(urlShape(`${ORIGIN}/calendar/2026/11?day=3`)).toBe(urlShape(`${ORIGIN}/calendar/1999/1?day=31`));
    expect(urlShape(`${ORIGIN}/o/3f2a9c1e77`)).toBe(urlShape(`${ORIGIN}/o/0b1c2d3e4f5a`));
    expect(urlShape(`${ORIGIN}/?b=1&a=2`)).toBe(urlShape(`${ORIGIN}/?a=9&b=8`));
    expect(urlShape(`${ORIGIN}/products/tea`)).not.toBe(urlShape(`${ORIGIN}/products/mug`));
    expect(urlShape(`${ORIGIN}/?page=about`)).not.toBe(urlShape(`${ORIGIN}/?page=checkout`));
    expect(pathShape(`${ORIGIN}/?page=about`)).toBe(pathShape(`${ORIGIN}/?page=checkout`));
  });

  test('files of one folder and ending are alike', () => {
    expect(fileShape(`${ORIGIN}/img/a.png`)).toBe(fileShape(`${ORIGIN}/img/b.png?v=2`));
    expect(fileShape(`${ORIGIN}/img/a.png`)).not.toBe(fileShape(`${ORIGIN}/img/a.svg`));
  });
});

test('parseLink keeps other origins, for they are counted', () => {
  expect(parseLink('//cdn.example/x#y', BASE)?.href).toBe('http://cdn.example/x');
});
