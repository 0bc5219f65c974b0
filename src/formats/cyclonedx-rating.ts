import { severityOfScore, SEVERITIES, type Severity } from '../model/severity.ts';
import { asNumber, asObject, type UntrustedObject } from '../util/untrusted.ts';
import { bomText } from './cyclonedx-bom.ts';
import { listOf } from './list-of.ts';
import { ratedSeverity } from './rated-severity.ts';
import { severityOfWord } from './severity-of-word.ts';

/** How bad a vulnerability of a bill of materials is, and who says so. */
export interface CycloneDxRating {
  readonly severity: Severity;
  /** A CVSS score, 0 < score ≤ 10. */
  readonly score?: number;
  /** Every rating in one line. */
  readonly lines: readonly string[];
}

interface Rating {
  readonly source: string | undefined;
  readonly severity: Severity | undefined;
  readonly score: number | undefined;
  /** Newer versions of CVSS weigh more. */
  readonly rank: number;
}

const METHODS = ['cvssv2', 'cvssv3', 'cvssv31', 'cvssv4'];

/**
 * Reads `ratings`: those of the vulnerability's own source count, all where it has none; the worst of them speaks. A rating's
 * word comes before its score. Scores of other methods than CVSS are no scores to us.
 */
export function cycloneDxRating(vulnerability: UntrustedObject, notices: Set<string>): CycloneDxRating {
  const entries = listOf(vulnerability['ratings']).map(asObject);
  const all = entries.map(ratingOf);
  const own = bomText(asObject(vulnerability['source'])['name'])?.toLowerCase();
  const preferred = all.filter(({ source }) => own !== undefined && source === own);
  const severity = ratedSeverity([worst(preferred) ?? worst(all)], undefined, notices);
  const score = bestScore(preferred) ?? bestScore(all);
  return { severity, ...(score !== undefined && { score }), lines: entries.map(lineOf).filter((line) => line !== '') };
}

function ratingOf(entry: UntrustedObject): Rating {
  const method = bomText(entry['method'])?.toLowerCase();
  const isCvss = method === undefined || method.startsWith('cvss');
  const number = isCvss ? asNumber(entry['score']) : undefined;
  const score = number !== undefined && number > 0 && number <= 10 ? number : undefined;
  const word = severityOfWord(bomText(entry['severity']));
  return {
    source: bomText(asObject(entry['source'])['name'])?.toLowerCase(),
    severity: word ?? (score === undefined ? undefined : severityOfScore(score)),
    score,
    rank: METHODS.indexOf(method ?? ''),
  };
}

function worst(ratings: readonly Rating[]): Severity | undefined {
  return SEVERITIES.find((severity) => ratings.some((rating) => rating.severity === severity));
}

function bestScore(ratings: readonly Rating[]): number | undefined {
  return ratings
    .filter(({ score }) => score !== undefined)
    .toSorted((a, b) => b.rank - a.rank || (b.score ?? 0) - (a.score ?? 0))[0]?.score;
}

function lineOf(entry: UntrustedObject): string {
  const score = asNumber(entry['score']);
  return [
    bomText(asObject(entry['source'])['name']),
    bomText(entry['severity']),
    score === undefined ? undefined : String(score),
    bomText(entry['method']),
    bomText(entry['vector']),
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}
