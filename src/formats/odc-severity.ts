import type { Severity } from '../model/severity.ts';
import { asNumber, asObject, asText, type UntrustedObject } from '../util/untrusted.ts';
import { ratedSeverity } from './rated-severity.ts';

const VERSIONS = ['cvssv4', 'cvssv3', 'cvssv2'];

/** The CVSS base score of a vulnerability, newest version first, as Dependency-Check itself ranks them. */
export function odcScore(vulnerability: UntrustedObject): number | undefined {
  for (const version of VERSIONS) {
    const cvss = asObject(vulnerability[version]);
    const score = asNumber(cvss['baseScore']) ?? asNumber(cvss['score']);
    // Older versions wrote 32-bit floats: 4.300000190734863.
    if (score !== undefined) return Math.round(score * 10) / 10;
  }
  return undefined;
}

/** The severity by its own word, else by the words of its CVSS blocks, else by the score. */
export function odcSeverity(vulnerability: UntrustedObject, notices: Set<string>): Severity {
  const blocks = VERSIONS.map((version) => asObject(vulnerability[version]));
  const words = [
    vulnerability['severity'],
    // Up to version 5 a stray `>` stood in this key.
    ...blocks.map((cvss) => cvss['baseSeverity'] ?? cvss['baseSeverity>'] ?? cvss['severity']),
  ];
  if (blocks.some((cvss) => 'baseSeverity>' in cvss)) notices.add('keys with a stray `>` were read without it');
  return ratedSeverity(words, odcScore(vulnerability), notices);
}

/** CVSS version and vector in one word; reports hold the metrics of version 3 one by one. */
export function odcVector(vulnerability: UntrustedObject): string | undefined {
  const v4 = asText(asObject(vulnerability['cvssv4'])['vectorString']);
  if (v4 !== undefined) return v4;
  const v3 = asObject(vulnerability['cvssv3']);
  const metrics = [
    ['AV', 'attackVector'],
    ['AC', 'attackComplexity'],
    ['PR', 'privilegesRequired'],
    ['UI', 'userInteraction'],
    ['S', 'scope'],
    ['C', 'confidentialityImpact'],
    ['I', 'integrityImpact'],
    ['A', 'availabilityImpact'],
  ].map(([short, key = '']) => [short, asText(v3[key])?.trim().charAt(0)]);
  if (metrics.some(([, letter]) => letter === undefined || letter === '')) return undefined;
  const version = asText(v3['version'])?.replaceAll(/^_|_$/gu, '').replace('_', '.');
  const vector = metrics.map((metric) => metric.join(':')).join('/');
  return version === undefined ? vector : `CVSS:${version}/${vector}`;
}
