/** What happened lately, oldest first. */
export interface SlidingWindow<Entry> {
  readonly add: (at: number, entry: Entry) => void;
  /** Entries since `now` less the window's length, in milliseconds. */
  readonly entries: (now: number) => readonly Entry[];
  readonly clear: () => void;
}

// Bounds memory under a flood; a pattern that needs more than this many entries in its window would not be seen.
const MOST = 5000;

/** A window of so many milliseconds over the newest 5000 entries. */
export function slidingWindow<Entry>(length: number): SlidingWindow<Entry> {
  let kept: { readonly at: number; readonly entry: Entry }[] = [];
  const prune = (now: number): void => {
    const first = kept.findIndex(({ at }) => at > now - length);
    kept = first === -1 ? [] : kept.slice(first);
  };
  return {
    add(at, entry) {
      kept.push({ at, entry });
      if (kept.length >= MOST * 2) kept = kept.slice(-MOST);
    },
    entries(now) {
      prune(now);
      return kept.map(({ entry }) => entry);
    },
    clear: () => void (kept = []),
  };
}
