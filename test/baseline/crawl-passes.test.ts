import { expect, test } from 'vitest';
import { FOREIGN_ORIGIN } from '../../src/baseline/crawl/variant-requests.ts';
import { scanWeb } from '../../src/baseline/scan-web.ts';
import type { Report } from '../../src/model/report.ts';
import { GOOD, pages, serveEach } from './serve.ts';

const app = serveEach();

const RETURNS = ['login', 'logout', 'pay', 'cancel', 'help', 'news'];
const LINKS = RETURNS.map((name) => `<a href="/${name}?next=/a">${name}</a>`).join('');

const found = ({ findings }: Report): string[] =>
  findings.flatMap(({ rule, locations }) => locations.map((place) => `${rule.id} ${'url' in place ? place.url : ''}`));

test('shards share what is asked for only to be looked at, and all of them crawl what leads on', async () => {
  const asked: string[] = [];
  const { url } = await app((request, response) => {
    const next = new URL(request.url ?? '', 'http://x').searchParams.get('next');
    if (request.headers.origin !== undefined) asked.push(`origin ${request.url}`);
    else asked.push(request.url ?? '');
    if (next !== null) return void response.writeHead(302, { ...GOOD, Location: next }).end();
    pages({ '/': LINKS, '/a': 'a', '/b': 'b' })(request, response);
  });
  const variants = (): string[] =>
    asked
      .splice(0)
      .filter((text) => text.startsWith('origin ') || text.includes(encodeURIComponent(FOREIGN_ORIGIN)))
      .toSorted();
  const options = { target: url, version: '0.2.0', minPages: 1 };
  const whole = await scanWeb(options);
  const all = variants();
  expect(all).toHaveLength(RETURNS.length + 1);
  const reports: Report[] = [];
  const parts: string[][] = [];
  for (const shard of ['1/3', '2/3', '3/3']) {
    reports.push(await scanWeb({ ...options, shard }));
    expect(asked).toEqual(expect.arrayContaining(['/', '/a', '/robots.txt', '/.env', '/openapi.json']));
    parts.push(variants());
  }
  expect(parts.flat().toSorted()).toEqual(all);
  expect(Math.max(...parts.map((part) => part.length))).toBeLessThan(all.length);
  expect([...new Set(reports.flatMap(found))].toSorted()).toEqual([...new Set(found(whole))].toSorted());
  expect(found(whole).filter((text) => text.startsWith('web/open-redirect'))).not.toEqual([]);
});
