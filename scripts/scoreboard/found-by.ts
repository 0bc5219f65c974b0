import type { Finding } from '../../src/model/finding.ts';
import type { Location } from '../../src/model/location.ts';
import type { Defect } from '../../src/sandbox/defects/defect.ts';

/** What of a finding the key looks at. */
type Clue = Pick<Finding, 'rule' | 'locations'>;

/**
 * The defects that a finding of any tool stands for: those that the registry has its rule for; where it has the rule for
 * none, those with a CWE of the rule at a place of theirs.
 */
export function foundBy<Some extends Defect>(clue: Clue, defects: readonly Some[]): Some[] {
  const named = defects.filter(({ rules }) => [...rules.payments, ...rules.web].includes(clue.rule.id));
  return named.length > 0 ? named : defects.filter((defect) => isCalledAt(clue, defect));
}

/** Has the finding's rule a CWE of the defect, and does it lie at one of the defect's places? */
export function isCalledAt({ rule, locations }: Clue, defect: Pick<Defect, 'cwe' | 'places'>): boolean {
  const weaknesses = cweOf([rule.id, ...rule.tags]);
  return defect.cwe.some((number) => weaknesses.has(number)) && defect.places.some((place) => liesAt(locations, place));
}

/** The numbers in `external/cwe/cwe-89`, `CWE-89`, `cwe:89`. */
export function cweOf(texts: readonly string[]): ReadonlySet<number> {
  return new Set(
    texts.flatMap((text) => [...text.matchAll(/\bcwe[-_:/ ]?(\d{1,5})\b/giu)].map(([, digits]) => Number(digits))),
  );
}

function liesAt(locations: readonly Location[], place: string): boolean {
  const route = /^(?<method>[A-Z]+) (?<path>\/\S*)$/u.exec(place)?.groups;
  // A part of the sandbox that has no address: no black box says where it is.
  if (route === undefined) return true;
  const path = pathPattern(route['path'] ?? '/');
  return locations.some(
    (location) =>
      location.kind === 'url' &&
      (location.method === undefined || location.method.toUpperCase() === route['method']) &&
      path.test(pathOf(location.url)),
  );
}

function pathPattern(template: string): RegExp {
  const segments = template
    .split('/')
    .map((segment) =>
      /^(?:\{.*\}|:.+)$/u.test(segment) ? '[^/]+' : segment.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`),
    );
  return new RegExp(`^${segments.join('/')}/?$`, 'u');
}

function pathOf(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : url.replace(/[?#].*$/su, '');
  return path.startsWith('/') ? path : `/${path}`;
}
