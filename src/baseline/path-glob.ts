const MAX_PATTERN = 4_096;

/**
 * Does a path match any of these patterns? `*` stands for anything within a segment, `**` for anything; a trailing `/**`
 * takes in the folder itself. In time linear in the path for each star, whatever the pattern.
 */
export function matchesPath(patterns: readonly string[], path: string): boolean {
  return patterns.some((long) => {
    const pattern = long.slice(0, MAX_PATTERN);
    const folder = pattern.endsWith('/**') && matches(pieces(pattern.slice(0, -3)), path);
    return folder || matches(pieces(pattern), path);
  });
}

interface Piece {
  readonly text: string;
  /** What may stand before the text. */
  readonly gap: 'none' | 'segment' | 'any';
}

function pieces(pattern: string): readonly Piece[] {
  const found: Piece[] = [];
  let gap: Piece['gap'] = 'none';
  for (const part of pattern.split(/(\*+)/u)) {
    if (part.startsWith('*')) gap = part.length > 1 ? 'any' : 'segment';
    else found.push({ text: part, gap });
  }
  return found;
}

/** Which offsets of the path a prefix of the pieces can end at; each piece is looked for from all of them at once. */
function matches(list: readonly Piece[], path: string): boolean {
  let ends: ReadonlySet<number> = new Set([0]);
  for (const { text, gap } of list) ends = endsAfter(path, ends, text, gap);
  return ends.has(path.length);
}

function endsAfter(path: string, starts: ReadonlySet<number>, text: string, gap: Piece['gap']): ReadonlySet<number> {
  const ends = new Set<number>();
  let open = false;
  for (let at = 0; at <= path.length; at += 1) {
    if (gap === 'none') open = starts.has(at);
    else if (gap === 'any') open ||= starts.has(at);
    else open = starts.has(at) || (open && path[at - 1] !== '/');
    if (open && path.startsWith(text, at)) ends.add(at + text.length);
  }
  return ends;
}
