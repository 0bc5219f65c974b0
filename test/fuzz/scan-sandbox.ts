import { load } from 'js-yaml';
import { type PaymentScanOptions, scanPayments } from '../../src/fuzz/index.ts';
import { parseProfile } from '../../src/fuzz/profile.ts';
import type { Report } from '../../src/model/report.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { sandboxProfile } from '../../src/sandbox/profile.ts';
import { withoutAlerts } from './without-alerts.ts';

/** The sandbox's own profile, read. */
export function readSandboxProfile(sandbox: Sandbox): Pick<PaymentScanOptions, 'profile' | 'profileText'> {
  const profileText = withoutAlerts(sandboxProfile(sandbox.appUrl, sandbox));
  return { profile: parseProfile(load(profileText), 'payments.yml'), profileText };
}

/** Scans the sandbox with its own profile, with these defects and no other; with every attack where none is named. */
export function scanSandbox(sandbox: Sandbox, on: readonly string[], attacks?: readonly string[]): Promise<Report> {
  sandbox.setDefects(on);
  return scanPayments({
    ...readSandboxProfile(sandbox),
    ...(attacks !== undefined && { attacks }),
    budgetMs: 600_000,
    environment: {},
    version: '0.1.0',
  });
}
