import { asNumber, asObject } from '../util/untrusted.ts';
import { worsen, type Account } from './accounting.ts';

const WORDS = ['critical', 'high', 'moderate', 'low', 'info'];

/**
 * Compares what a report of an npm registry's advisories counts of each severity with what it lists: a severity that is
 * counted and not listed at all makes the report degraded. Counts are of dependency paths, so the figures themselves differ.
 * @param counted `metadata.vulnerabilities`, or the summary's `vulnerabilities`
 * @param listed the severities of the advisories as the report writes them
 */
export function judgeNpmCounts(counted: unknown, listed: ReadonlySet<string>, account: Account): void {
  for (const word of WORDS) {
    const count = asNumber(asObject(counted)[word]) ?? 0;
    if (count > 0 && !listed.has(word)) {
      worsen(
        account,
        'degraded',
        `the report counts ${count} ${word} vulnerabilities and lists none: was it made with an audit level or ignored advisories?`,
      );
    }
  }
}
