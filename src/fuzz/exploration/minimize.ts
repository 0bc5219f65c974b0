/**
 * Delta debugging: the smallest part of a list that still shows what the whole shows, in the sense that none of its elements
 * can be left out. Source: Zeller, Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", IEEE TSE 28(2), 2002.
 * @param shows is asked of parts of the list, in their order; the whole is taken to show it
 */
export async function minimize<T>(
  list: readonly T[],
  shows: (part: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let current = list;
  let parts = 2;
  while (current.length >= 2) {
    const size = Math.ceil(current.length / parts);
    let smaller: readonly T[] | undefined;
    for (let from = 0; from < current.length && smaller === undefined; from += size) {
      const rest = [...current.slice(0, from), ...current.slice(from + size)];
      if (rest.length > 0 && (await shows(rest))) smaller = rest;
    }
    if (smaller !== undefined) {
      current = smaller;
      parts = Math.max(2, parts - 1);
    } else if (size === 1) {
      return current;
    } else {
      parts = Math.min(current.length, parts * 2);
    }
  }
  return current;
}

/**
 * The list with as many elements as possible put in their plainer forms, one at a time.
 * @param plainer forms of an element to be tried, the plainest first
 */
export async function simplify<T>(
  list: readonly T[],
  plainer: (element: T) => readonly T[],
  shows: (part: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let current = list;
  for (const index of list.keys()) {
    const element = current[index];
    if (element === undefined) continue;
    for (const form of plainer(element)) {
      const tried = current.with(index, form);
      if (await shows(tried)) {
        current = tried;
        break;
      }
    }
  }
  return current;
}
