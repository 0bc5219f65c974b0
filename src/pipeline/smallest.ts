import { compareText } from '../model/summary.ts';

/** The values whose texts come first, each once, of however many. */
export interface Smallest<T> {
  add(value: T): void;
  /** In order of their texts. */
  values(): T[];
}

/** Keeps `most` values at the most, and for some time three times as many. */
export function openSmallest<T>(most: number, textOf: (value: T) => string): Smallest<T> {
  let kept = new Map<string, T>();
  let last: string | undefined;
  const prune = (): void => {
    const sorted = [...kept].toSorted(([a], [b]) => compareText(a, b)).slice(0, most);
    kept = new Map(sorted);
    if (sorted.length === most) last = sorted.at(-1)?.[0];
  };
  return {
    add(value) {
      const text = textOf(value);
      if (last !== undefined && text > last) return;
      kept.set(text, value);
      if (kept.size > most * 3) prune();
    },
    values() {
      if (kept.size > 1) prune();
      return [...kept.values()];
    },
  };
}
