import { severityOfScore, type Severity } from '../../model/severity.ts';
import { asNumber, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { severityOfWord } from '../severity-of-word.ts';

/** By Snyk's word; `severity` of older versions knows no critical, `severityWithCritical` does. Unknown counts as high. */
export function snykSeverity(entry: UntrustedObject, notices: Set<string>): Severity {
  const score = asNumber(entry['cvssScore']);
  const severity =
    severityOfWord(asText(entry['severityWithCritical'])) ??
    severityOfWord(asText(entry['severity'])) ??
    (score === undefined ? undefined : severityOfScore(score));
  if (severity === undefined) notices.add('an entry of unknown severity counts as high');
  return severity ?? 'high';
}
