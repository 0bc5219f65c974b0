import { severityOfScore, type Severity } from '../model/severity.ts';
import { asText } from '../util/untrusted.ts';
import { severityOfWord } from './severity-of-word.ts';

/**
 * How bad a finding is, by the one rule of all readers: the first word that is one for a severity, else the band of the
 * CVSS score, else medium, which is what SARIF takes a result without a level for (§3.27.10: `warning`). The last is never
 * silent: a notice says so.
 * @param words in order of preference; what is no word for a severity is passed over
 * @param score 0 is what many tools write where they know none, so it counts as none
 */
export function ratedSeverity(words: readonly unknown[], score: number | undefined, notices: Set<string>): Severity {
  for (const word of words) {
    const severity = severityOfWord(asText(word));
    if (severity !== undefined) return severity;
  }
  if (score !== undefined && score > 0 && score <= 10) return severityOfScore(score);
  notices.add('findings that carry no known severity count as medium');
  return 'medium';
}
