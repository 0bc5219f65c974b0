import type { Suppression } from '../../model/suppression.ts';
import { asList, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';

const RULES = 20;

/** The suppressions of an ignored match: one for every rule that applied, at least one. */
export function ignoreSuppressions(value: unknown): Suppression[] {
  const rules = asList(value).slice(0, RULES).map(asObject);
  return (rules.length === 0 ? [{}] : rules).map((rule) => ({
    kind: 'external',
    status: statusOf(asText(rule['vex-status'])),
    reason: reasonOf(rule),
  }));
}

/** OpenVEX's status (https://github.com/openvex/spec, Status Labels) as a decision. */
function statusOf(vex: string | undefined): NonNullable<Suppression['status']> {
  if (vex === 'under_investigation') return 'underReview';
  return vex === 'affected' ? 'rejected' : 'accepted';
}

function reasonOf(rule: UntrustedObject): string {
  const vex = [asText(rule['vex-status']), asText(rule['vex-justification'])].filter((part) => part !== undefined);
  const reason = asText(rule['reason']) ?? (vex.length === 0 ? undefined : `VEX: ${vex.join(', ')}`);
  if (reason !== undefined) return reason;
  const pkg = asObject(rule['package']);
  const conditions = [
    ['vulnerability', asText(rule['vulnerability'])],
    ['package', asText(pkg['name']) ?? asText(pkg['upstream-name'])],
    ['type', asText(pkg['type'])],
    ['location', asText(pkg['location'])],
    ['fix state', asText(rule['fix-state'])],
  ].flatMap(([label, text]) => (text === undefined ? [] : [`${label} ${text}`]));
  return conditions.length === 0
    ? 'ignored by a rule of Grype'
    : `ignored by a rule of Grype: ${conditions.join(', ')}`;
}
