import { describe, expect, test } from 'vitest';
import { variantRequests } from '../../../src/baseline/crawl/variant-requests.ts';
import { ORIGIN, visit } from './visit.ts';

describe('variantRequests', () => {
  test('asks the target and one address of each route of an interface as another site would', () => {
    const visits = [
      visit('/'),
      visit('/a'),
      ...['/api/orders/1', '/api/orders/2'].map((path) => visit(path, { isApi: true })),
    ];
    const asked = variantRequests(`${ORIGIN}/`, visits);
    expect(asked.map(({ url, headers }) => [url.replace(ORIGIN, ''), headers?.['origin']])).toEqual([
      ['/', 'https://tollgate.invalid'],
      ['/api/orders/1', 'https://tollgate.invalid'],
    ]);
  });

  test('puts a foreign address where a page asks for one to return to', () => {
    const visits = ['/login?return_url=/a', '/go?next=/b&x=1', '/search?q=url'].map((path) =>
      visit(path, { status: 302 }),
    );
    expect(variantRequests(`${ORIGIN}/`, visits).map(({ url }) => url.replace(ORIGIN, ''))).toEqual([
      '/go?next=https%3A%2F%2Ftollgate.invalid%2F&x=1',
      '/login?return_url=https%3A%2F%2Ftollgate.invalid%2F',
    ]);
  });
});
