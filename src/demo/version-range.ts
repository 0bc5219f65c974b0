const COMPARATOR = /^(<=|>=|<|>|=)?(\d+)\.(\d+)\.(\d+)$/u;
const VERSION = /^(\d+)\.(\d+)\.(\d+)(-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/u;

/**
 * Does a version lie in a range of comparators parted by blanks, as in `>=6.7.0 <6.7.3`? A pre-release counts as just
 * below its release. Text that is no version lies in no range.
 * @throws RangeError where the range holds anything else than comparators of three numbers.
 */
export function isInRange(version: string, range: string): boolean {
  const parsed = VERSION.exec(version);
  if (parsed === null) return false;
  const own = parsed.slice(1, 4).map(Number);
  const preRelease = parsed[4] !== undefined;
  return range.split(' ').every((comparator) => {
    const [, operator = '=', ...limit] = COMPARATOR.exec(comparator) ?? [];
    if (limit.length !== 3) throw new RangeError(`"${comparator}" is no comparator`);
    const order = compare(own, limit.map(Number)) || (preRelease ? -1 : 0);
    switch (operator) {
      case '<':
        return order < 0;
      case '<=':
        return order <= 0;
      case '>':
        return order > 0;
      case '>=':
        return order >= 0;
      default:
        return order === 0;
    }
  });
}

function compare(left: readonly number[], right: readonly number[]): number {
  for (const [index, number] of left.entries()) {
    const difference = number - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
