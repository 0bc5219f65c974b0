import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { send } from '../../src/platforms/send.ts';
import { retryAfter } from '../../src/platforms/wait.ts';
import { platformServer, type PlatformServer } from './platform-server.ts';

let server: PlatformServer;
beforeEach(async () => {
  server = await platformServer(() => ({ status: 200, text: 'ok' }));
});
afterEach(() => server.close());

const pace = { secondMs: 1, signal: new AbortController().signal };
const request = (more: object = {}): Parameters<typeof send>[0] => ({
  method: 'POST',
  url: `${server.origin}/x`,
  headers: {},
  repeatable: false,
  what: 'the test',
  secret: 'sesame/1?',
  ...more,
});

describe('a request', () => {
  test.each([
    [500, {}, false, 1],
    [500, {}, true, 2],
    [429, {}, false, 2],
    [503, { 'retry-after': '1' }, false, 2],
    [503, {}, false, 1],
    [429, { 'retry-after': '86400' }, true, 1],
    [404, {}, true, 1],
  ])('answered %i with %j, repeatable %s, is sent %i times', async (status, headers, repeatable, times) => {
    server.mishaps.push({ on: 'POST', reply: { status, headers }, times: 1 });
    await send(request({ repeatable }), pace).catch((error: unknown) =>
      expect(error).toMatchObject({ class: 'publish' }),
    );
    expect(server.seen).toHaveLength(times);
  });

  test('that creates something is not sent again where the connection broke', async () => {
    server.mishaps.push({ on: 'POST', reply: { status: 200, cut: true }, times: 1 });
    await expect(send(request(), pace)).rejects.toMatchObject({ code: 'publish/unreachable' });
    expect(server.seen).toHaveLength(1);
  });

  test('does not follow a redirect with its token', async () => {
    const elsewhere = await platformServer(() => ({ status: 200 }));
    const headers = { location: `${elsewhere.origin}/steal` };
    server.mishaps.push({ on: 'POST', reply: { status: 307, headers }, times: 1 });
    await expect(send(request(), pace)).rejects.toMatchObject({ code: 'publish/redirected' });
    expect(elsewhere.seen).toEqual([]);
    await elsewhere.close();
  });

  test('names its secret in no error, not even one that the server echoed with escapes', async () => {
    const text = 'bad key sesame/1? and sesame%2F1%3F\n::error::x';
    server.mishaps.push({ on: 'POST', reply: { status: 400, text }, times: 1 });
    const error = await send(request(), pace).catch((failure: unknown) => failure);
    expect(String(error)).toContain('bad key *** and *** ::error::x');
    expect(String(error)).not.toContain('\n');
  });
});

test.each([
  ['7', 7],
  [' 0 ', 0],
  ['Sat, 21 Nov 2026 12:00:30 GMT', 30],
  ['Sat, 21 Nov 2026 11:00:00 GMT', 0],
  ['soon', undefined],
  ['', undefined],
  [null, undefined],
])('Retry-After %j asks for %s seconds', (value, seconds) => {
  expect(retryAfter(value, () => Date.parse('2026-11-21T12:00:00Z'))).toBe(seconds);
});
