import type { RunInfo } from '../model/report.ts';
import { attackSummary, ATTACK_VERDICTS, coverageFigures } from '../model/summary.ts';

/** What a run looked at: of a payment scan a table of its attacks by verdict, with the reasons of those without one. */
export function coverageLines({ coverage }: Pick<RunInfo, 'coverage'>): string[] {
  const summary = attackSummary(coverage);
  const figures = coverageFigures(coverage).filter(({ name }) => name !== 'phantom money');
  const line = ({ name, value }: (typeof figures)[number]): string => `${name}: ${value}`;
  if (summary === undefined) return figures.map(line);
  return [
    ...figures.filter(({ name }) => name === 'attacks').map(line),
    ...ATTACK_VERDICTS.flatMap((verdict) => [
      `  ${verdict.padEnd(13)} ${String(summary.counts[verdict]).padStart(4)}`,
      ...summary.attacks
        .filter((attack) => attack.verdict === verdict)
        .map(({ id, reason }) => `      ${id}${reason === undefined ? '' : `: ${reason}`}`),
    ]),
    ...figures.filter(({ name }) => name !== 'attacks').map(line),
  ];
}
