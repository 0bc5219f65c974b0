import { describe, expect, it } from 'vitest';
import { maskedExchange } from '../../src/fuzz/exchange.ts';
import { answerOf } from '../../src/fuzz/wire.ts';
import { cpuTime } from '../cpu-time.ts';

const request = {
  label: 'login',
  method: 'POST',
  path: '/login',
  headers: { authorization: 'Bearer abcdefghijkl', 'x-plain': 'kept' },
  body: '{"email":"a@example.com","password":"Tg-1234"}',
};

function answer(body: string): ReturnType<typeof answerOf> {
  const headers = [['Set-Cookie', 'sid=topsecret; HttpOnly']] as const;
  return answerOf({ status: 200, headers, body: Buffer.from(body) });
}

describe('maskedExchange', () => {
  it('masks credentials in headers and bodies, those it was told and those it recognises', () => {
    const body = '{"token":"t0k3nvalue","refresh_token" : "r3fr\\"esh","note":"t0k3nvalue","card":"4111111111111111"}';
    const masked = maskedExchange('http://127.0.0.1:1', { request, answer: answer(body) }, ['t0k3nvalue', 'Tg-1234']);
    expect(masked).toEqual({
      method: 'POST',
      url: 'http://127.0.0.1:1/login',
      requestHeaders: { authorization: '[redacted]', 'x-plain': 'kept' },
      requestBody: '{"email":"a@example.com","password":"[redacted]"}',
      status: 200,
      responseHeaders: { 'set-cookie': 'sid=[redacted]; HttpOnly' },
      responseBody:
        '{"token":"[redacted]","refresh_token" : "[redacted]","note":"[redacted]","card":"411111******1111"}',
    });
  });

  it('masks before it cuts, and in linear time', () => {
    const body = `${'x'.repeat(16 * 1024 - 8)}4111111111111111${'"token'.repeat(100_000)}`;
    const used = cpuTime();
    const masked = maskedExchange('http://h', { request, answer: answer(body) }, []);
    expect(used()).toBeLessThan(1000);
    expect(masked.responseBody).toMatch(/x411111\*\*… \(cut\)$/u);
  });
});
