import type { WebConfig } from '../../config/config.ts';

// What the embedded engine does and ZAP, as it is run here, does not.
const UNUSED = ['maxPages', 'openapi', 'forms', 'browser', 'paymentPages', 'scripts'] as const;
const DEMANDS = ['minRoutes', 'minAuthenticated'] as const;

/** What of a configuration a scan with ZAP leaves out: demands that nobody checked, and settings that did nothing. */
export function zapBlindSpots(config: WebConfig): {
  readonly doubts: readonly string[];
  readonly notices: readonly string[];
} {
  const demands = DEMANDS.filter((key) => config[key] !== undefined);
  const unused = UNUSED.filter((key) => config[key] !== undefined);
  return {
    doubts: demands.length === 0 ? [] : [`${named(demands)} cannot be checked with ZAP`],
    notices: unused.length === 0 ? [] : [`${named(unused)}: only the embedded engine does that, ZAP did not`],
  };
}

function named(keys: readonly string[]): string {
  return keys.map((key) => `web.${key}`).join(', ');
}
