import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Suppression } from '../../src/model/suppression.ts';
import { dismissalOf, ownDismissal } from '../../src/platforms/dismissal.ts';

const FINGERPRINT = '0123456789abcdef0123456789abcdef';
const because = (reason: string): Suppression => ({ kind: 'external', status: 'accepted', reason });

test.each([
  ['false positive: the header is set by the proxy', 'false-positive'],
  ['not_affected', 'false-positive'],
  ['code not reachable (only the build uses it)', 'false-positive'],
  ['vulnerable_code_not_in_execute_path', 'false-positive'],
  ['protected by mitigating control: the WAF', 'mitigated'],
  ['used in tests', 'used-in-tests'],
  ['accepted: only in tests', 'used-in-tests'],
  ['test data', 'used-in-tests'],
  ['the tests do not reach it', 'accepted-risk'],
  ['we accept the risk until the vendor has a fix', 'accepted-risk'],
  ['', 'accepted-risk'],
])('"%s" is %s', (reason, kind) => {
  expect(dismissalOf(FINGERPRINT, because(reason)).kind).toBe(kind);
});

test('a comment says who decided until when, without secrets, and is known by its mark', () => {
  const { comment } = dismissalOf(FINGERPRINT, {
    ...because('works with 4111111111111111 only'),
    owner: 'payments@example.com',
    expires: '2027-01-31',
  });
  expect(comment).toMatch(/^Accepted by payments@example\.com until 2027-01-31: works with /u);
  expect(comment).not.toContain('4111111111111111');
  expect(ownDismissal(`${comment}\n`)).toBe(FINGERPRINT);
  expect(dismissalOf(FINGERPRINT, { kind: 'inSource' }).comment).toBe(
    `Accepted: no reason given [tollgate ${FINGERPRINT}]`,
  );
});

test.each([null, undefined, '', 'mine', `[tollgate ${FINGERPRINT}] is what the tool wrote`, '[tollgate 0123]'])(
  '%j is no dismissal of ours',
  (comment) => {
    expect(ownDismissal(comment)).toBeUndefined();
  },
);

test('whatever reason and owner are, a comment is one line that GitHub takes', () => {
  const text = fc.oneof(
    fc.array(fc.nat(0xffff), { maxLength: 400 }).map((codes) => String.fromCharCode(...codes)),
    fc.constantFrom('x'.repeat(5_000), '\u{1F4B3}'.repeat(300), 'a\n::error::b\r\n/close', '\u202E\u0000'),
  );
  fc.assert(
    fc.property(text, text, text, (reason, owner, expires) => {
      const { comment } = dismissalOf(FINGERPRINT, { ...because(reason), owner, expires });
      expect(comment.length).toBeLessThanOrEqual(280);
      expect(comment).toBe(comment.toWellFormed());
      expect(comment).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      expect(ownDismissal(comment)).toBe(FINGERPRINT);
    }),
  );
});
