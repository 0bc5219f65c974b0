import { type ToolScore, toolTable } from './score-tool.ts';

/** Another tool's score as Markdown. */
export function toolReport(tools: readonly string[], on: readonly string[], score: ToolScore): string {
  const { found, missed, falsePositives, ignored } = score;
  const rows = toolTable(score).map((row) => `| ${row.join(' | ')} |`);
  return [
    `${tools.join(', ') || 'no tool'}: ${found.length} of ${on.length} defects found, ${falsePositives.length} false positives, ${ignored} results that do not count`,
    '',
    '| family | TP | FN | FP |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    ...found.map((id) => `found ${id}`),
    ...missed.map((id) => `missed ${id}`),
    ...falsePositives.map(({ rule, place, takenFor }) =>
      [`wrong ${rule}`, place, ...(takenFor.length > 0 ? [`taken for ${takenFor.join(', ')}`] : [])].join('; '),
    ),
  ].join('\n');
}
