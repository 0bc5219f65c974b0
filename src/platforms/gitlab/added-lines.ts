/**
 * The lines that a unified diff adds, by their number in the new file: GitLab takes a thread on an added line by that
 * number alone. What is no diff adds none.
 */
export function addedLines(diff: string): ReadonlySet<number> {
  const added = new Set<number>();
  let line = 0;
  let inside = false;
  for (const row of diff.split('\n')) {
    const [, start] = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/u.exec(row) ?? [];
    if (start !== undefined) {
      line = Number(start);
      inside = true;
    } else if (inside && row.startsWith('+')) {
      added.add(line);
      line += 1;
    } else if (inside && (row.startsWith(' ') || row === '')) line += 1;
  }
  return added;
}
