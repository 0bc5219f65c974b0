import { makeFinding, type Finding } from '../../model/finding.ts';
import { taxonomyTags } from '../../model/rule.ts';
import { levelOf, type Severity } from '../../model/severity.ts';
import { asNumber, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import type { Account } from '../accounting.ts';
import { advisoryIds } from '../advisory-ids.ts';
import { ratedSeverity } from '../rated-severity.ts';

// OSV-SCALIBR's SeverityEnum, by its numbers.
const SEVERITIES: readonly (Severity | undefined)[] = [undefined, 'low', 'low', 'medium', 'high', 'critical'];

/** A finding of one of the scanner's detectors that is about no package, such as a weak password; Go's own field names. */
export function genericFinding(value: UntrustedObject, account: Account): Finding {
  account.raw += 1;
  account.occurrences += 1;
  const advisory = asObject(value['Adv']);
  const reference = asText(asObject(advisory['ID'])['Reference']);
  const ids = advisoryIds([reference ?? 'unknown']);
  const id = /^(?:CVE|GHSA)-/u.test(ids.id) ? ids.id : `osv-scanner/${ids.id}`;
  const rating = advisory['Sev'];
  const severity = ratedSeverity([SEVERITIES[asNumber(rating) ?? 0], rating], undefined, account.notices);
  const title = asText(advisory['Title']) ?? id;
  const fix = asText(advisory['Recommendation']);
  const place = asText(asObject(value['Target'])['Extra']);
  return makeFinding({
    rule: {
      id,
      title,
      description: asText(advisory['Description']) ?? title,
      ...(fix !== undefined && { fix }),
      level: levelOf(severity),
      tags: taxonomyTags({ cwe: [], owasp: [], pci: [] }),
    },
    severity,
    message: title,
    locations: place === undefined ? [] : [{ kind: 'logical', name: place }],
  });
}
