/** One row of the table that `npm run bench` prints. */
export interface Measurement {
  readonly what: string;
  /** How much of `unit` there was to do. */
  readonly amount: number;
  readonly unit: string;
  readonly seconds: number;
  /** The same work done by what it is to be compared with. */
  readonly reference?: { readonly what: string; readonly seconds: number };
}

/** Seconds that something takes. */
export async function secondsOf(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

/** The rows as an aligned table with rates and, where there is a reference, how many times longer it took. */
export function measurementTable(rows: readonly Measurement[]): string {
  const cells = [
    ['what', 'amount', 'seconds', 'rate', 'compared with'],
    ...rows.map(({ what, amount, unit, seconds, reference }) => [
      what,
      `${amount.toFixed(amount < 100 ? 1 : 0)} ${unit}`,
      seconds.toFixed(2),
      `${(amount / seconds).toFixed(1)} ${unit}/s`,
      reference === undefined
        ? ''
        : `${reference.what}: ${reference.seconds.toFixed(2)} s, ${(seconds / reference.seconds).toFixed(1)} times as long`,
    ]),
  ];
  const widths = cells[0]?.map((_cell, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
