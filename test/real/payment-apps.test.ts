import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { load } from 'js-yaml';
import { afterEach, describe, expect, test } from 'vitest';
import { scanPayments } from '../../src/fuzz/index.ts';
import { parseProfile } from '../../src/fuzz/profile.ts';
import type { Report } from '../../src/model/report.ts';
import { freePort } from '../free-port.ts';

// Two programs of others that answer as Stripe does: `localstripe` (PyPI) keeps payments, `stripe-mock`
// (`go install github.com/stripe/stripe-mock@latest`) keeps nothing. Each is found on PATH or by its variable.
const localstripe = programOf('localstripe', 'TOLLGATE_LOCALSTRIPE');
const stripeMock = programOf('stripe-mock', 'TOLLGATE_STRIPE_MOCK');

let running: ChildProcess | undefined;
afterEach(() => running?.kill());

function programOf(name: string, variable: string): string | undefined {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name));
  return [process.env[variable] ?? '', ...onPath].find((path) => path !== '' && existsSync(path));
}

async function scan(program: string, options: (port: number) => string[], own: string): Promise<Report> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  running = spawn(program, options(port), { stdio: 'ignore' });
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(`${url}/v1/payment_intents`, {
      headers: { authorization: 'Bearer sk_test_12345' },
    }).catch(() => undefined);
    if (answer !== undefined) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const profileText = `
tollgate: 1
preset: stripe-like
name: app of others
target: { baseUrl: "${url}" }
money: { unit: minor, currency: EUR }
headers: { Authorization: "Bearer sk_test_12345" }
actors: { alice: { token: sk_test_12345 } }
${own}`;
  const profile = parseProfile(load(profileText), 'payments.yml');
  return scanPayments({ profile, profileText, environment: {}, version: '0.1.0' });
}

describe.skipIf(localstripe === undefined)('localstripe (needs the program, or TOLLGATE_LOCALSTRIPE)', () => {
  // Proved by hand with curl: a payment of 1009 is refunded with 1210, one key refunds twice, and Python's int() reads both
  // spellings.
  test('has four faults in its refunds, and no other is reported', async () => {
    const own = `
methods: { second: null, declined: pm_card_visa_chargeDeclined, insufficient: null, sca: null, dispute: null }
roles: { getPayment: { out: { captured: null } }, capture: { out: { captured: null } } }`;
    const { run, findings } = await scan(localstripe ?? '', (port) => ['--from-scratch', '--port', `${port}`], own);
    expect(findings.map(({ rule }) => rule.id).toSorted()).toEqual([
      'pay/idempotency-key-ignored',
      'pay/lenient-number-text',
      'pay/refund-exceeds-capture',
      'pay/unicode-digits-accepted',
    ]);
    expect(Number(run.coverage?.['held'])).toBeGreaterThan(5);
  });
});

describe.skipIf(stripeMock === undefined)('stripe-mock (needs the program, or TOLLGATE_STRIPE_MOCK)', () => {
  test('keeps no payment, so that nothing is said of it, and nothing is held either', async () => {
    const own = 'methods: { second: null, insufficient: null, sca: null, dispute: null }';
    const { run, findings } = await scan(stripeMock ?? '', (port) => ['-http-port', `${port}`], own);
    expect(findings).toEqual([]);
    expect(run).toMatchObject({ status: 'degraded', coverage: { violation: 0, held: 0 } });
  });
});
