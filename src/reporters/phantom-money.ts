import type { RunInfo } from '../model/report.ts';

/** The phantom money of all runs, a line for each currency; nothing where no money was created or moved without right. */
export function phantomMoney(runs: readonly Pick<RunInfo, 'coverage'>[]): string[] {
  return runs.flatMap(({ coverage }) => {
    const lines = coverage?.['phantomMoney'];
    return Array.isArray(lines) ? lines.map((line) => `Phantom money: ${line}`) : [];
  });
}
