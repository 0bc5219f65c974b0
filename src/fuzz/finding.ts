import { type Finding, makeFinding } from '../model/finding.ts';
import { ruleOf } from '../model/rule.ts';
import { severityOfScore } from '../model/severity.ts';
import type { Attack, Violation } from './attack.ts';
import { operationOf } from './operation.ts';
import type { Profile } from './profile.ts';

/** The finding for a confirmed violation, placed at the operation's path template; no ids, ports or times. */
export function findingOf({ rule }: Attack, { message, place, evidence }: Violation, profile: Profile): Finding {
  const { method, path, fields } = operationOf(profile, place.role);
  const pointer = place.parameter === undefined ? undefined : fields[place.parameter];
  const parameter = pointer === undefined ? place.parameter : pointer.slice(1);
  return makeFinding({
    rule: ruleOf(rule),
    message,
    severity: severityOfScore(rule.securitySeverity),
    locations: [{ kind: 'url', method, url: path, ...(parameter !== undefined && { parameter }) }],
    evidence,
  });
}
