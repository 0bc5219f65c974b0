import type { Config } from '../../config/config.ts';
import { TollgateError } from '../../model/errors.ts';
import { SCANS, type Scan } from '../../model/report.ts';

/** One of the four scans, and whether the configuration asks for it. */
export interface ScanPlan {
  readonly scan: Scan;
  readonly configured: boolean;
}

/**
 * What a configuration asks for. @throws TollgateError where it asks for nothing, for a web scan of no target, or requires a
 * scan that it does not configure.
 */
export function configuredScans(config: Config): ScanPlan[] {
  const asked: Readonly<Record<Scan, boolean>> = {
    web: config.web !== undefined,
    dependencies: config.dependencies !== undefined,
    payments: config.payments !== undefined,
    pci: false,
  };
  if (!SCANS.some((scan) => asked[scan])) {
    throw usage(
      'config/no-scan',
      'the configuration asks for no scan',
      'add a section `web:`, `dependencies:` or `payments:`',
    );
  }
  if (asked.web && config.web?.target === undefined && config.app === undefined) {
    throw usage('config/no-target', 'the web scan has no target', 'give `web: { target: … }` or `app: { url: … }`');
  }
  return SCANS.map((scan) => ({ scan, configured: asked[scan] }));
}

/** `3 of 4 scans configured; pci not configured`. */
export function configuredText(plan: readonly ScanPlan[]): string {
  const missing = plan.filter(({ configured }) => !configured).map(({ scan }) => scan);
  const count = `${plan.length - missing.length} of ${plan.length} scans configured`;
  return missing.length === 0 ? count : `${count}; ${missing.join(', ')} not configured`;
}

function usage(code: string, message: string, help: string): TollgateError {
  return new TollgateError(code, message, { class: 'usage', help: [help] });
}
