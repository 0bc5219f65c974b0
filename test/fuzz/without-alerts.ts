/**
 * A profile of the sandbox without the hook that asks its monitoring: after each violation a scan waits for an alert, which
 * test/fuzz/watch-alerts.test.ts is about.
 */
export function withoutAlerts(profileText: string): string {
  return profileText.replace(/^ *alerts:.*\n/mu, '');
}
