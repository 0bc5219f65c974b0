const BUDGET = 60_000;
// No section takes more than this part of what is left, so that the later ones always have room.
const SHARE = 0.6;
const encoder = new TextEncoder();

/** A part of a Markdown page: a head, rows that may be left out from the end, and what then stands in their place. */
export interface Section {
  readonly head: string;
  readonly rows: readonly string[];
  /** At most so many rows are shown. */
  readonly limit: number;
  /** Closes the section. */
  readonly foot?: string;
}

/** A table; nothing at all where it has no rows. Cells must be escaped. */
export function tableSection(
  title: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  limit: number,
  foot?: string,
): Section {
  const head = [title, '', `| ${columns.join(' | ')} |`, `|${' --- |'.repeat(columns.length)}`].join('\n');
  const lines = rows.map((cells) => `| ${cells.join(' | ')} |`);
  return section(rows.length === 0 ? '' : `${head}\n`, lines, limit, foot);
}

/** A list; nothing at all where it has no rows. Lines must be escaped. */
export function listSection(title: string, lines: readonly string[], limit: number, foot?: string): Section {
  const head = lines.length === 0 || title === '' ? '' : `${title}\n\n`;
  return section(
    head,
    lines.map((line) => `- ${line}`),
    limit,
    foot,
  );
}

/** Joins sections up to the budget of bytes; a row that does not fit is counted, not cut. */
export function joinSections(sections: readonly Section[]): string {
  let left = BUDGET;
  const parts: string[] = [];
  for (const { head, rows, limit, foot } of sections) {
    if (head === '' && rows.length === 0) continue;
    const frame = bytes(head) + bytes(foot ?? '') + 40;
    let room = left * SHARE - frame;
    const shown: string[] = [];
    for (const row of rows.slice(0, limit)) {
      const size = bytes(row) + 1;
      if (size > room) break;
      room -= size;
      left -= size;
      shown.push(row);
    }
    left -= frame;
    const more = rows.length > shown.length ? `\n\nand ${rows.length - shown.length} more` : '';
    parts.push(`${head}${shown.join('\n')}${more}${foot === undefined ? '' : `\n\n${foot}`}`);
  }
  return `${parts.join('\n\n')}\n`;
}

function section(head: string, rows: readonly string[], limit: number, foot: string | undefined): Section {
  return rows.length === 0 || foot === undefined ? { head, rows, limit } : { head, rows, limit, foot };
}

function bytes(text: string): number {
  return encoder.encode(text).length;
}
