import { describe, expect, test } from 'vitest';
import { cacheability } from '../../../src/baseline/headers/cacheability.ts';

const DATE = 'Sat, 21 Nov 2026 12:00:00 GMT';
const of = (
  headers: Readonly<Record<string, string>>,
  { method = 'GET', status = 200, requestHeaders = {} } = {},
): string => cacheability({ method, status, requestHeaders, headers: Object.entries(headers) });

describe('cacheability', () => {
  test.each([
    [{}, 'cacheable'],
    [{ 'Cache-Control': 'no-store' }, 'not-storable'],
    [{ 'Cache-Control': 'private, max-age=60' }, 'not-storable'],
    [{ 'Cache-Control': 'no-cache' }, 'storable'],
    [{ 'Cache-Control': 'max-age=0' }, 'storable'],
    [{ 'Cache-Control': 'max-age=60' }, 'cacheable'],
    [{ 'Cache-Control': 'max-age=60, s-maxage=0' }, 'storable'],
    [{ Date: DATE, Expires: 'Sat, 21 Nov 2026 13:00:00 GMT' }, 'cacheable'],
    [{ Date: DATE, Expires: DATE, 'Cache-Control': 'must-revalidate' }, 'storable'],
  ])('reads what the answer says: %j', (headers, expected) => {
    expect(of(headers)).toBe(expected);
  });

  test('looks at method, status and request too', () => {
    expect(of({}, { method: 'PUT' })).toBe('not-storable');
    expect(of({}, { status: 500 })).toBe('not-storable');
    expect(of({ 'Cache-Control': 'max-age=60' }, { status: 500 })).toBe('cacheable');
    const requestHeaders = { authorization: 'Basic x' };
    expect(of({ 'Cache-Control': 'max-age=60' }, { requestHeaders })).toBe('not-storable');
    expect(of({ 'Cache-Control': 'public, max-age=60' }, { requestHeaders })).toBe('cacheable');
  });
});
