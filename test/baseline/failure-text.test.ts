import { describe, expect, test } from 'vitest';
import { failureText } from '../../src/baseline/failure-text.ts';

const error = (code: string): Error => Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:41234'), { code });

describe('failureText', () => {
  test.each([
    [error('ECONNREFUSED'), 'connection refused'],
    [error('ENOTFOUND'), 'host not found'],
    [error('UND_ERR_SOCKET'), 'connection reset'],
    [error('UND_ERR_HEADERS_TIMEOUT'), 'timed out'],
    [new DOMException('x', 'TimeoutError'), 'timed out'],
    [error('HPE_INVALID_CONSTANT'), 'answer is not valid HTTP'],
    [error('DEPTH_ZERO_SELF_SIGNED_CERT'), 'certificate not trusted'],
    [error('ESOMETHING'), 'request failed (ESOMETHING)'],
    [new TypeError('x'), 'request failed (TypeError)'],
    ['text', 'request failed (unknown error)'],
    [null, 'request failed (unknown error)'],
  ])('%o is "%s"', (thrown, text) => {
    expect(failureText(thrown)).toBe(text);
  });
});
