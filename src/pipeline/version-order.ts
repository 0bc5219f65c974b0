interface Version {
  readonly numbers: readonly number[];
  readonly preRelease: readonly string[];
}

const VERSION = /^[v=\s]*(\d+(?:\.\d+)*)(?:[.-]?([0-9A-Za-z][0-9A-Za-z.-]*))?(?:\+.*)?$/u;
const RELEASE_WORD = /^(?:final|ga|release|sp\d*|jre\d*|android|post\d*)$/iu;

/**
 * Which of two versions is older: release numbers first, missing ones count as 0; a pre-release is older than its release
 * (https://semver.org, item 11). Words such as Maven's `Final` are none. Below 0: `a` is older.
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parse(a), parse(b)];
  const length = Math.max(left.numbers.length, right.numbers.length);
  for (let index = 0; index < length; index += 1) {
    const difference = (left.numbers[index] ?? 0) - (right.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return comparePreReleases(left.preRelease, right.preRelease);
}

/** Is it a version at all: does it begin with a number? */
export function isVersion(text: string): boolean {
  return VERSION.test(text);
}

/** Has it a pre-release part? */
export function isPreRelease(version: string): boolean {
  return parse(version).preRelease.length > 0;
}

/** May the step from one version to another break its users: another major, below 1.0.0 another minor, below 0.1.0 any? */
export function isBreaking(from: string, to: string): boolean {
  const [left, right] = [parse(from).numbers, parse(to).numbers];
  for (const index of [0, 1, 2]) {
    const [before, after] = [left[index] ?? 0, right[index] ?? 0];
    if (before !== after) return true;
    if (before !== 0) return false;
  }
  return false;
}

function parse(text: string): Version {
  const [, numbers = '', rest = ''] = VERSION.exec(text.trim()) ?? [];
  const preRelease = rest.split(/[.-]/u).filter((word) => word !== '' && !RELEASE_WORD.test(word));
  return { numbers: numbers === '' ? [] : numbers.split('.').map(Number), preRelease };
}

function comparePreReleases(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const [left, right] = [a[index], b[index]];
    if (left === right) continue;
    if (left === undefined || right === undefined) return left === undefined ? -1 : 1;
    const [one, other] = [/^\d+$/u.test(left), /^\d+$/u.test(right)];
    if (one && other) return Number(left) - Number(right);
    if (one !== other) return one ? -1 : 1;
    return left < right ? -1 : 1;
  }
  return 0;
}
