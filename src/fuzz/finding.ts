import { type Finding, makeFinding } from '../model/finding.ts';
import { lookup } from '../model/lookup.ts';
import { ruleOf } from '../model/rule.ts';
import { severityOfScore } from '../model/severity.ts';
import type { Attack, Violation } from './attack.ts';
import { operationOf } from './operation.ts';
import type { Operation, Profile, WebhookScheme } from './profile.ts';

/** The finding for a confirmed violation, placed at the operation's path template; no ids, ports or times. */
export function findingOf({ rule }: Attack, { message, place, evidence }: Violation, profile: Profile): Finding {
  const { method, path, fields } =
    'role' in place ? operationOf(profile, place.role) : webhookOf(profile, place.webhook);
  const pointer = place.parameter === undefined ? undefined : lookup(fields, place.parameter);
  const parameter = pointer === undefined ? place.parameter : pointer.slice(1);
  return makeFinding({
    rule: ruleOf(rule),
    message,
    severity: severityOfScore(rule.securitySeverity),
    locations: [{ kind: 'url', method, url: path, ...(parameter !== undefined && { parameter }) }],
    evidence,
  });
}

function webhookOf({ webhooks }: Profile, scheme: WebhookScheme): Pick<Operation, 'method' | 'path' | 'fields'> {
  return { method: 'POST', path: webhooks[scheme]?.path ?? '/', fields: {} };
}
