import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { scanPayments } from '../../../src/fuzz/index.ts';
import type { Report } from '../../../src/model/report.ts';
import { startWeakApp, type WeakApp, type Weakness } from './weak-app.ts';

const CASES: readonly (readonly [Weakness, string, string])[] = [
  ['any-signature', 'webhook-signature-not-compared', 'made-up secret paid for an order of EUR 10.09'],
  ['prefix-signature', 'webhook-signature-incomplete-accepted', 'empty signature paid for an order of EUR 10.09'],
  ['any-mode', 'webhook-mode-not-checked', 'live mode paid for an order of EUR 10.09'],
  ['token-unchecked', 'session-token-signature-ignored', 'changed after it was signed was taken'],
  ['token-none', 'session-token-unsigned-accepted', 'without any signature was taken'],
  ['anonymous-read', 'payment-readable-without-session', 'EUR 10.09 was read without a session'],
  ['list-of-all', 'foreign-payment-listed', 'EUR 10.09 that another account had made'],
  ['registered-role', 'role-self-assigned', 'saw what only staff may see'],
  ['card-of-anybody', 'foreign-card-deletable', 'deleted the card that another account had saved'],
  ['logout-forgotten', 'session-survives-logout', 'after its owner had signed out'],
  ['key-in-answer', 'secret-key-in-response', 'a secret key of Stripe'],
  ['code-kept', 'security-code-in-response', 'shows the security code of a saved card, as cvc'],
  ['hash-in-token', 'credential-in-session-token', 'a credential in the claim pw'],
  ['endless-logins', 'login-attempts-unlimited', 'After 7 wrong passwords'],
  ['own-books', 'app-and-gateway-disagree', 'EUR 10.09 captured and EUR 3.36 refunded; the gateway moved EUR 10.08'],
];
const ALL = CASES.map(([, id]) => id);

let app: WeakApp;
beforeAll(async () => {
  app = await startWeakApp();
});
afterAll(() => app.close());
beforeEach(() => app.weaknesses.clear());

function scan(attacks: readonly string[]): Promise<Report> {
  return scanPayments({ profile: app.profile, profileText: '', attacks, environment: {}, version: '0.2.0' });
}

it('an app without weaknesses: every attack holds', async () => {
  const { run, findings } = await scan(ALL);
  expect(findings).toEqual([]);
  expect(run).toMatchObject({ status: 'complete', coverage: { attacks: ALL.length, held: ALL.length } });
});

describe.each(CASES)('the weakness %s', (weakness, id, words) => {
  it(`is found by ${id} and by no other attack`, async () => {
    app.weaknesses.add(weakness);
    const { run, findings } = await scan(ALL);
    expect(findings.map(({ rule }) => rule.id)).toEqual([`pay/${id}`]);
    expect(findings[0]?.message).toContain(words);
    expect(run).toMatchObject({ status: 'complete', coverage: { violation: 1, inconclusive: 0, notMapped: 0 } });
  });
});
