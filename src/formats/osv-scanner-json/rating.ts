import { severityOfScore, type Severity } from '../../model/severity.ts';
import { asList, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { cvssScore } from '../cvss-score.ts';
import { severityOfWord } from '../severity-of-word.ts';

/** How bad a flaw is. */
export interface Rating {
  readonly severity: Severity;
  /** CVSS base score, where a number or a vector gives one. */
  readonly score: number;
}

/**
 * How bad a record is: its database's word, else the CVSS score, else the word for the same flaw under another id.
 * @param shared what all records of the flaw know together; its score is the scanner's own `max_severity`, where there is one
 */
export function ratingOf(record: UntrustedObject, shared: Partial<Rating>): Partial<Rating> {
  const { score } = shared;
  const severity =
    wordSeverity(record) ?? (score === undefined ? undefined : severityOfScore(score)) ?? shared.severity;
  return { ...(score !== undefined && { score }), ...(severity !== undefined && { severity }) };
}

/** The word of a record: GitHub's have one of their own, Ubuntu's have one in place of a vector. */
export function wordSeverity(record: UntrustedObject): Severity | undefined {
  const words = [
    asObject(record['database_specific'])['severity'],
    ...asList(record['severity']).map((item) => asObject(item)['score']),
  ];
  return words.map((word) => severityOfWord(asText(word))).find((severity) => severity !== undefined);
}

/** The highest score of a record's CVSS vectors. */
export function vectorScore(record: UntrustedObject): number | undefined {
  const scores = asList(record['severity']).flatMap((item) => cvssScore(asText(asObject(item)['score']) ?? '') ?? []);
  return scores.length === 0 ? undefined : scores.reduce((a, b) => Math.max(a, b));
}

/** What a record without any rating is by its kind: malicious code, or one of RustSec's notices. */
export function kindSeverity(record: UntrustedObject): Severity | undefined {
  if (asText(record['id'])?.startsWith('MAL-') === true) return 'critical';
  const kinds = asList(record['affected']).map(
    (item) => asObject(asObject(item)['database_specific'])['informational'],
  );
  if (kinds.includes('unsound')) return 'low';
  return kinds.includes('unmaintained') || kinds.includes('notice') ? 'informational' : undefined;
}
