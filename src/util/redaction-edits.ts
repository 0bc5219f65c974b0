/** A part of a text and what is to stand there instead. */
export interface Edit {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly replacement: string;
}

/** What stands where a secret was. */
export const REDACTED = '[redacted]';

/** Edits in order of place, none touching another: what lies within another is dropped, what overlaps becomes one. */
export function mergeEdits(edits: readonly Edit[]): Edit[] {
  const merged: Edit[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last === undefined || edit.start >= last.end) merged.push(edit);
    else if (edit.end > last.end) merged.splice(-1, 1, { start: last.start, end: edit.end, replacement: REDACTED });
  }
  return merged;
}

/** The text with its edits made; they must be merged. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let last = 0;
  for (const { start, end, replacement } of edits) {
    parts.push(text.slice(last, start), replacement);
    last = end;
  }
  return parts.join('') + text.slice(last);
}
