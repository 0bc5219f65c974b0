import { compareVersions, isPreRelease, isVersion } from './version-order.ts';

type Comparator = (version: string) => boolean;

const PARTIAL = /^[v=]*(\d+|[xX*])(?:\.(\d+|[xX*]))?(?:\.(\d+|[xX*]))?(-[0-9A-Za-z.-]+)?(?:\+.*)?$/u;

/**
 * Does a version lie in a range as package managers of Node and advisories write it: comparators parted by blanks or commas,
 * alternatives by `||`, `^`, `~`, `1.x`, `1 - 2`? Nothing where the text is no such range (a tag, a URL, a workspace).
 * A pre-release lies in a range only where the range names one of the same release, as npm has it.
 * Source: https://github.com/npm/node-semver#ranges.
 */
export function isInRange(version: string, range: string): boolean | undefined {
  if (!isVersion(version) || range.length > 2_000) return undefined;
  const sets = range.split('||').map(comparatorsOf);
  if (!sets.every((set) => set !== undefined)) return undefined;
  return sets.some(({ all, named }) => {
    if (isPreRelease(version) && !named.some((other) => releaseOf(other) === releaseOf(version))) return false;
    return all.every((holds) => holds(version));
  });
}

/** The limits in a range that are not in it any more: what follows `<`. */
export function upperLimits(range: string): string[] {
  return [...range.matchAll(/<(?!=)\s*v?(\d[0-9A-Za-z.+-]*)/gu)].flatMap(([, limit]) => limit ?? []);
}

interface ComparatorSet {
  readonly all: readonly Comparator[];
  /** Pre-releases that the set names. */
  readonly named: readonly string[];
}

function comparatorsOf(text: string): ComparatorSet | undefined {
  const hyphen = /^\s*(\S+)\s+-\s+(\S+)\s*$/u.exec(text);
  const words =
    hyphen === null
      ? text
          .trim()
          .replaceAll(/(<=|>=|<|>|=|\^|~>?)\s+/gu, '$1')
          .split(/[\s,]+/u)
      : [`>=${hyphen[1] ?? ''}`, `<=${hyphen[2] ?? ''}`];
  const all: Comparator[] = [];
  const named: string[] = [];
  for (const word of words) {
    if (word === '' || /^(?:[*xX]|all|all-versions|versions)$/u.test(word)) continue;
    const [, operator = '', rest = ''] = /^(<=|>=|<|>|=|\^|~>?)?(.*)$/u.exec(word) ?? [];
    const parsed = PARTIAL.exec(rest);
    if (parsed === null) return undefined;
    if (parsed[4] !== undefined) named.push(rest);
    all.push(comparator(operator, parsed));
  }
  return { all, named };
}

function comparator(operator: string, parsed: RegExpExecArray): Comparator {
  const [, ...parts] = parsed;
  const numbers = parts
    .slice(0, 3)
    .map((part) => (part === undefined || /^[xX*]$/u.test(part) ? undefined : Number(part)));
  const given = numbers.findIndex((number) => number === undefined);
  const known = given === -1 ? 3 : given;
  const low = `${numbers.map((number) => number ?? 0).join('.')}${parts[3] ?? ''}`;
  const after = (place: number): string =>
    `${[0, 1, 2].map((index) => (index < place ? (numbers[index] ?? 0) : index === place ? (numbers[index] ?? 0) + 1 : 0)).join('.')}-0`;
  const from: Comparator = (version) => compareVersions(version, low) >= 0;
  switch (operator) {
    case '<':
      return known === 0 ? () => false : below(known < 3 ? `${low}-0` : low);
    case '<=':
      return known === 0
        ? () => true
        : known < 3
          ? below(after(known - 1))
          : (version) => compareVersions(version, low) <= 0;
    case '>':
      if (known === 0) return () => false;
      return known < 3
        ? (version) => compareVersions(version, after(known - 1)) >= 0
        : (version) => compareVersions(version, low) > 0;
    case '>=':
      return from;
    case '^': {
      if (known === 0) return () => true;
      const firstSet = numbers.findIndex((number) => number !== undefined && number !== 0);
      const place = firstSet === -1 || firstSet >= known ? known - 1 : firstSet;
      return (version) => from(version) && below(after(place))(version);
    }
    case '~':
    case '~>':
      if (known === 0) return () => true;
      return (version) => from(version) && below(after(Math.min(known - 1, 1)))(version);
    default:
      if (known === 0) return () => true;
      return known < 3
        ? (version) => from(version) && below(after(known - 1))(version)
        : (version) => compareVersions(version, low) === 0;
  }
}

function below(limit: string): Comparator {
  return (version) => compareVersions(version, limit) < 0;
}

function releaseOf(version: string): string {
  return /^[v=\s]*(\d+(?:\.\d+)*)/u.exec(version)?.[1] ?? '';
}
