/** The candidate that is most like a mistyped word; nothing where none is close (half the word, at most three edits). */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.min(3, Math.ceil(word.length / 2)) + 1;
  for (const candidate of candidates) {
    const cost = distance(word.slice(0, 64).toLowerCase(), candidate.slice(0, 64).toLowerCase());
    if (cost < least) {
      best = candidate;
      least = cost;
    }
  }
  return best;
}

// Levenshtein's edit distance, one row at a time.
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
