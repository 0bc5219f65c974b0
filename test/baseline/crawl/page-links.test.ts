import { describe, expect, test } from 'vitest';
import { exchangeOf, example, type ExampleChanges } from '../../../src/baseline/example.ts';
import { pageLinks } from '../../../src/baseline/crawl/page-links.ts';

function linksOf(changes: ExampleChanges): string[] {
  const { links } = pageLinks(exchangeOf(example('page', { url: 'https://shop.example/dir/page', ...changes })));
  return links.map(({ url, kind }) => `${kind} ${url.replace('https://shop.example', '')}`);
}

describe('pageLinks', () => {
  test('finds what elements lead to, and why', () => {
    const body = `<a href="a"><area href=b><link rel=stylesheet href=c.css><link rel="shortcut icon" href=d.ico>
      <link rel=next href=e><link rel=preconnect href=//x.example><script src=f.js></script><img src=g.png>
      <iframe src=h></iframe><meta http-equiv=Refresh content="0; URL='/i'">`;
    expect(linksOf({ body })).toEqual([
      'page /dir/a',
      'page /dir/b',
      'asset /dir/c.css',
      'image /dir/d.ico',
      'page /dir/e',
      'asset /dir/f.js',
      'image /dir/g.png',
      'page /dir/h',
      'page /i',
    ]);
  });

  test('resolves against <base>', () => {
    expect(linksOf({ body: '<base href="/shop/"><a href=x>' })).toEqual(['page /shop/x']);
  });

  test('follows the Location of a redirect, not that of a page', () => {
    expect(linksOf({ status: 302, headers: { Location: '/next' }, body: '' })).toEqual(['page /next']);
    expect(linksOf({ status: 200, headers: { Location: '/next' }, body: '' })).toEqual([]);
  });

  test('lists forms and follows none', () => {
    const body = '<form action="/search"><input name=q></form><form method=post action="/pay?x=1"></form>';
    const { links, forms } = pageLinks(exchangeOf(example('forms', { body })));
    expect(links).toEqual([]);
    expect(forms.map(({ method, action }) => `${method} ${action.href}`)).toEqual([
      'GET https://shop.example/search',
      'POST https://shop.example/pay?x=1',
    ]);
  });

  test('reads paths and sitemaps out of robots.txt, patterns left out', () => {
    const body =
      'User-agent: *\r\nDisallow: /admin # private\r\nAllow: /open\nDisallow: /*.pdf$\nDisallow:\nSitemap: /s.xml';
    const changes = { url: 'https://shop.example/robots.txt', headers: { 'Content-Type': 'text/plain' }, body };
    expect(linksOf(changes)).toEqual(['page /admin', 'page /open', 'page /s.xml']);
    expect(linksOf({ ...changes, url: 'https://shop.example/other.txt' })).toEqual([]);
  });

  test('reads the entries of a sitemap', () => {
    const body = '<?xml version="1.0"?><urlset><url><loc> https://shop.example/a?b=1&amp;c=2 </loc></url></urlset>';
    expect(linksOf({ headers: { 'Content-Type': 'application/xml' }, body })).toEqual(['page /a?b=1&c=2']);
  });

  test('stops at 5,000 links, and says so', () => {
    const body = Array.from({ length: 6_000 }, (_, index) => `<a href=/${index}>`).join('');
    const { links, truncated } = pageLinks(exchangeOf(example('many', { body })));
    expect([links.length, truncated]).toEqual([5_000, true]);
  });
});
