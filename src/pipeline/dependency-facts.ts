import type { Finding } from '../model/finding.ts';
import { evidenceLines, OWN_LINES, type EvidenceLine } from './evidence-lines.ts';
import { isMalicious } from './malicious.ts';
import { compareVersions, isBreaking, isVersion } from './version-order.ts';
import { isInRange, upperLimits } from './version-range.ts';

/** An upgrade of another package that a scanner says removes the flaw. */
export interface ToldUpgrade {
  readonly name: string;
  readonly version: string;
}

/** What a dependency finding says about itself: read from the evidence that readers and enrichment wrote. */
export interface DependencyFacts {
  readonly malicious: boolean;
  /** In CISA's catalogue of known exploited vulnerabilities: what it says. */
  readonly exploited?: string;
  readonly ransomware: boolean;
  /** EPSS: probability of exploitation within 30 days, 0 to 1. */
  readonly epss?: number;
  /** The highest CVSS base score that any source gives or whose vector it gives. */
  readonly cvss?: number;
  /** Nothing where no lockfile told. */
  readonly scope?: 'runtime' | 'development';
  readonly direct?: boolean;
  readonly bundled: boolean;
  /** Versions that the sources call fixed, oldest first. */
  readonly fixedIn: readonly string[];
  /** Those of `fixedIn` that only end a vulnerable range: nobody says that such a release is there, newer ones are as good. */
  readonly limits: readonly string[];
  readonly vulnerable: readonly string[];
  readonly upgrades: readonly ToldUpgrade[];
  /** npm says that newer versions in the ranges that are asked for are enough (`npm audit fix`). */
  readonly inRange: boolean;
  /** `yes`, `no` (a source says that there is none and none says otherwise), or nothing said. */
  readonly fix: 'yes' | 'no' | 'unknown';
}

/** The facts of a finding about a package. */
export function dependencyFacts(finding: Finding): DependencyFacts {
  const lines = evidenceLines(finding.evidence);
  const own = new Map(lines.filter(({ tool }) => tool === OWN_LINES).map(({ key, value }) => [key, value]));
  const of = (...keys: readonly string[]): string[] =>
    lines.filter(({ tool, key }) => tool !== OWN_LINES && keys.includes(key)).map(({ value }) => value);
  const vulnerable = of('vulnerable', 'affected').flatMap((value) => value.split(/, (?=[<>=^~\d])/u));
  const named = new Set(of('fixed in', 'patched').flatMap(versionsIn));
  const limits = [...new Set(vulnerable.flatMap(upperLimits))].filter((version) => !named.has(version));
  const fixedIn = [...named, ...limits];
  const upgrades = of('fix', 'upgrade').flatMap(toldUpgrade);
  const inRange = of('fix').includes('npm audit fix');
  const exploited = own.get('exploited') ?? of('known exploited')[0];
  const [epss, cvss] = [
    number(own.get('epss') ?? of('epss')[0]),
    number(own.get('cvss')) ?? finding.rule.securitySeverity,
  ];
  const told = own.get('scope') ?? '';
  const scope = /^(?:runtime|development)\b/u.test(told) ? told : undefined;
  return {
    malicious: isMalicious(finding),
    ...(exploited !== undefined && { exploited }),
    ransomware: /ransomware/iu.test(exploited ?? ''),
    ...(epss !== undefined && epss <= 1 && { epss }),
    ...(cvss !== undefined && { cvss }),
    ...(scope !== undefined && { scope: scope.startsWith('development') ? 'development' : 'runtime' }),
    ...(scope !== undefined && { direct: / direct\b/u.test(scope) }),
    bundled: / bundled\b/u.test(scope ?? ''),
    fixedIn: fixedIn.toSorted(compareVersions),
    limits,
    vulnerable,
    upgrades,
    inRange,
    fix: fixedIn.length + upgrades.length > 0 || inRange ? 'yes' : saysNone(lines) ? 'no' : 'unknown',
  };
}

/**
 * The version to go to from an installed one: the oldest fixed one of the same major, else the oldest that is newer; where
 * a vulnerable range is known, one that lies in none. Nothing where no source names one.
 */
export function fixFor(
  { fixedIn, vulnerable }: Pick<DependencyFacts, 'fixedIn' | 'vulnerable'>,
  installed: string,
): string | undefined {
  const better = fixedIn.filter(
    (version) =>
      compareVersions(version, installed) > 0 && !vulnerable.some((range) => isInRange(version, range) === true),
  );
  return better.find((version) => !isBreaking(installed, version)) ?? better[0];
}

function saysNone(lines: readonly EvidenceLine[]): boolean {
  return lines.some(
    ({ key, value }) =>
      ['fix', 'fixed in', 'patched', 'fix state'].includes(key) && /^(?:none|not-fixed|wont-fix)/u.test(value),
  );
}

function versionsIn(value: string): string[] {
  return value
    .split(/[\s,|<>=]+/u)
    .map((word) => word.replace(/^v(?=\d)/u, ''))
    .filter((word) => /^\d+(?:\.\d+)*/u.test(word) && isVersion(word));
}

/** `update express to 4.19.2 (breaking)` of npm audit, `express@4.19.2` of Snyk. */
function toldUpgrade(value: string): ToldUpgrade[] {
  const [, name, version] = /^(?:update )?((?:@[\w.~-]+\/)?[\w.~-]+)(?: to |@)(\d[\w.+-]*)/u.exec(value) ?? [];
  return name === undefined || version === undefined ? [] : [{ name, version }];
}

function number(text: string | undefined): number | undefined {
  const found = Number.parseFloat(text ?? '');
  return Number.isFinite(found) ? found : undefined;
}
