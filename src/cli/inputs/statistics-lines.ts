import type { Statistics } from '../../pipeline/statistics.ts';

/** A line for every input: what it is, what it held, what became of it. */
export function statisticsLines({ inputs, findings }: Statistics): string[] {
  const rows = inputs.map((input) => {
    const dropped = Object.entries(input.dropped).map(([reason, count]) => `${count} dropped (${reason})`);
    const counts = [
      `${input.raw} raw`,
      `${input.findings} finding${input.findings === 1 ? '' : 's'}`,
      ...(input.suppressed > 0 ? [`${input.suppressed} suppressed`] : []),
      ...dropped,
    ];
    const state =
      input.status === 'complete' ? '' : `  ${input.status.toUpperCase()}: ${input.reason ?? 'no reason given'}`;
    return `${input.file}  ${input.format ?? 'unknown format'}  ${counts.join(', ')}${state}`;
  });
  return [
    ...rows,
    `${findings} distinct finding${findings === 1 ? '' : 's'} of ${inputs.length} report${inputs.length === 1 ? '' : 's'}`,
  ];
}
