/** What of a defect stands in the table. */
export interface ListedDefect {
  readonly number: string;
  readonly id: string;
  readonly severity: string;
  readonly title: string;
  readonly cwe: readonly number[];
  readonly needs: readonly string[];
}

const HEAD = ['No.', 'Id', 'Severity', 'CWE', 'Needs', 'What is wrong'];

/** The defects as the lines of a table, in the order of the catalogue's numbers. */
export function defectLines(defects: readonly ListedDefect[]): readonly string[] {
  const rows = defects
    .toSorted((left, right) => place(left) - place(right))
    .map(({ number, id, severity, cwe, needs, title }) => [
      number,
      id,
      severity,
      cwe.join(','),
      needs.join(',') || '-',
      title,
    ]);
  const widths = HEAD.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(HEAD), ...rows.map(line), `${rows.length} defects`];
}

// The catalogue begins with what is seen on the web (W), then payments (P), then infrastructure (I).
function place({ number }: ListedDefect): number {
  return 'WPI'.indexOf(number.slice(0, 1)) * 1000 + Number(number.slice(1));
}
