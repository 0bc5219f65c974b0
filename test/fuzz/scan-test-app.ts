import { type PaymentReport, type PaymentScanOptions, scanPayments } from '../../src/fuzz/index.ts';
import { parseProfile } from '../../src/fuzz/profile.ts';
import type { TestApp } from './test-app.ts';
import { testProfile } from './test-profile.ts';

/** Scans the test app with its own profile. */
export async function scanTestApp(app: TestApp, options: Partial<PaymentScanOptions> = {}): Promise<PaymentReport> {
  const profile = parseProfile(testProfile(app.url), 'payments.yml');
  return scanPayments({
    profile,
    profileText: '',
    environment: {},
    version: '0.1.0',
    requestTimeoutMs: 2000,
    ...options,
  });
}
