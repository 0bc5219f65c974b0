import { asNumber, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';

/** The CVSS score of an advisory, and all its vectors with who rated it. */
export interface TrivyCvss {
  /** 0 < score ≤ 10. */
  readonly score?: number;
  readonly vectors: readonly string[];
}

// Whose score is taken where the one that gave the severity has none.
const SOURCES = ['nvd', 'ghsa', 'redhat'];

/** Reads `CVSS{source}`: the score of the source of the severity comes first, then NVD's; newer versions of CVSS before version 2. */
export function cvssOf(vulnerability: UntrustedObject): TrivyCvss {
  const bySource = asObject(vulnerability['CVSS']);
  const first = asText(vulnerability['SeveritySource']);
  const names = [
    ...new Set([...(first === undefined ? [] : [first]), ...SOURCES, ...Object.keys(bySource).toSorted()]),
  ];
  const scoreAt = (keys: readonly string[]): number | undefined =>
    names
      .flatMap((name) => keys.map((key) => asNumber(asObject(bySource[name])[key])))
      .find((score) => score !== undefined && score > 0 && score <= 10);
  const score = scoreAt(['V40Score', 'V3Score']) ?? scoreAt(['V2Score']);
  const vectors = names.flatMap((name) =>
    ['V40Vector', 'V3Vector', 'V2Vector'].flatMap((key) => {
      const vector = asText(asObject(bySource[name])[key]);
      return vector === undefined ? [] : [`${vector} (${name})`];
    }),
  );
  return { ...(score !== undefined && { score }), vectors };
}
