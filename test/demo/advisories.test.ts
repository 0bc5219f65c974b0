import { describe, expect, test } from 'vitest';
import { SAMPLE_ADVISORIES } from '../../src/demo/advisories.ts';
import { LOCKED_PACKAGES, packageName } from '../../src/demo/demo-packages.ts';
import { isInRange } from '../../src/demo/version-range.ts';
import { cvssScore } from './cvss-score.ts';

// CVSS v3.1 specification, section 5.
const BANDS: Readonly<Record<string, readonly [number, number]>> = {
  low: [0.1, 3.9],
  moderate: [4, 6.9],
  high: [7, 8.9],
  critical: [9, 10],
};

describe('the bundled advisories', () => {
  test.each(SAMPLE_ADVISORIES)('$ghsa: score and severity follow from the vector', ({ cvss, severity }) => {
    expect(cvssScore(cvss.vector)).toBe(cvss.score);
    const [lowest, highest] = BANDS[severity] ?? [NaN, NaN];
    expect(cvss.score).toBeGreaterThanOrEqual(lowest);
    expect(cvss.score).toBeLessThanOrEqual(highest);
  });

  test.each(SAMPLE_ADVISORIES)(
    '$ghsa: is met by the demo project',
    ({ package: name, vulnerableVersions, ghsa, cwe }) => {
      const installed = LOCKED_PACKAGES.outdated.filter(({ path }) => packageName(path) === name);
      expect(installed.some(({ version }) => isInRange(version, vulnerableVersions))).toBe(true);
      expect(ghsa).toMatch(/^GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}$/u);
      expect(cwe.every((id) => /^CWE-\d+$/u.test(id))).toBe(true);
    },
  );

  test('each stands there once, sorted by package', () => {
    expect(new Set(SAMPLE_ADVISORIES.map(({ ghsa }) => ghsa)).size).toBe(SAMPLE_ADVISORIES.length);
    const names = SAMPLE_ADVISORIES.map((advisory) => advisory.package);
    expect(names).toEqual(names.toSorted());
  });
});
