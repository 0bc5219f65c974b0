import { expect, it } from 'vitest';
import { Inconclusive } from '../../src/fuzz/inconclusive.ts';
import { leaveOut } from '../../src/fuzz/leave-out.ts';

const request = { label: 'payWith', method: 'POST', path: '/p', headers: {} };

it.each([
  ['/method', '{"method":"a","amount":12345678901234567890}', '{"amount":12345678901234567890}'],
  ['/card/cvc', '{"card":{"cvc":"1","n":"2"}}', '{"card":{"n":"2"}}'],
  ['/a~1b', '{"a/b":1,"c":2}', '{"c":2}'],
  ['/missing/part', '{"c":2}', '{"c":2}'],
])('leaves out %s, and nothing else', (pointer, body, left) => {
  expect(leaveOut({ ...request, body }, pointer).body).toBe(left);
});

it.each(['a=b', '[1]', ''])('cannot do so with the body %j', (body) => {
  expect(() => leaveOut({ ...request, body }, '/a')).toThrow(Inconclusive);
});
