import type { Severity } from '../../model/severity.ts';
import { asNumber, type UntrustedObject } from '../../util/untrusted.ts';
import { ratedSeverity } from '../rated-severity.ts';

/** By Snyk's word; `severity` of older versions knows no critical, `severityWithCritical` does. */
export function snykSeverity(entry: UntrustedObject, notices: Set<string>): Severity {
  return ratedSeverity([entry['severityWithCritical'], entry['severity']], asNumber(entry['cvssScore']), notices);
}
