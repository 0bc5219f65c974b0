/** One alert of one exchange: `synthetic#12 10038-1`. */
export interface Pair {
  readonly exchange: string;
  readonly alertRef: string;
}

/** How far two scanners agree on a set of exchanges. */
export interface Agreement {
  readonly both: number;
  readonly onlyOurs: readonly Pair[];
  readonly onlyZap: readonly Pair[];
}

/** Compares two lists of pairs as sets; alertRefs for which `counts` is false are left out of both. */
export function agreement(
  ours: readonly Pair[],
  zap: readonly Pair[],
  counts: (alertRef: string) => boolean,
): Agreement {
  const left = index(ours, counts);
  const right = index(zap, counts);
  return {
    both: [...left.keys()].filter((key) => right.has(key)).length,
    onlyOurs: missing(left, right),
    onlyZap: missing(right, left),
  };
}

/** Pairs of both ÷ pairs of either, in percent; 100 where there are none. */
export function percentage({ both, onlyOurs, onlyZap }: Agreement): number {
  const either = both + onlyOurs.length + onlyZap.length;
  return either === 0 ? 100 : (100 * both) / either;
}

function index(pairs: readonly Pair[], counts: (alertRef: string) => boolean): ReadonlyMap<string, Pair> {
  return new Map(
    pairs.filter(({ alertRef }) => counts(alertRef)).map((pair) => [`${pair.exchange} ${pair.alertRef}`, pair]),
  );
}

function missing(from: ReadonlyMap<string, Pair>, other: ReadonlyMap<string, Pair>): Pair[] {
  return [...from].filter(([key]) => !other.has(key)).map(([, pair]) => pair);
}
