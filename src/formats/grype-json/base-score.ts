import { asList, asNumber, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';

/**
 * The CVSS base score of a vulnerability record from 0.0 to 10.0: of the newest CVSS version, and of its primary source
 * where there is one. Up to version 0.7 Grype wrote `cvssV2` and `cvssV3` in place of the list `cvss`.
 */
export function baseScore(record: UntrustedObject): number | undefined {
  const listed = asList(record['cvss']).map((item) => {
    const entry = asObject(item);
    const primary = asText(entry['type'])?.toLowerCase() === 'primary' ? 1 : 0;
    return {
      version: asNumber(entry['version']) ?? 0,
      primary,
      score: asNumber(asObject(entry['metrics'])['baseScore']),
    };
  });
  const old = [3, 2].map((version) => {
    return { version, primary: 0, score: asNumber(asObject(record[`cvssV${version}`])['baseScore']) };
  });
  const [best] = [...listed, ...old]
    .flatMap(({ score = -1, ...entry }) => (score < 0 || score > 10 ? [] : [{ ...entry, score }]))
    .toSorted((a, b) => b.version - a.version || b.primary - a.primary || b.score - a.score);
  return best?.score;
}
