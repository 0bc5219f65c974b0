import type { Defect } from '../../src/sandbox/defects/defect.ts';
import { runName } from './run-key.ts';
import type { RunResult } from './run-result.ts';

/** One line on one run: what was found of what had to be, and what it took. */
export function runLine(result: Omit<RunResult, 'sources'>, defects: readonly Defect[]): string {
  const { run, findings, requests, seconds, processorSeconds, status, reason } = result;
  const expected = defects.find(({ id }) => id === run.defect)?.rules.payments ?? [];
  const fired = findings.map(({ rule }) => rule);
  const missed = expected.filter((rule) => !fired.includes(rule));
  const wrong = fired.filter((rule) => !expected.includes(rule));
  const words = [
    ...(missed.length > 0 ? [`missed ${missed.join(', ')}`] : []),
    ...(wrong.length > 0 ? [`wrongly ${wrong.join(', ')}`] : []),
    ...(status === 'complete' ? [] : [`${status}: ${reason ?? ''}`]),
  ];
  const mark = missed.length + wrong.length > 0 ? 'FAILED' : 'ok    ';
  const effort = `${requests} requests, ${seconds.toFixed(1)} s, ${processorSeconds.toFixed(1)} s of processor`;
  return [`${mark} ${runName(run)}: ${effort}`, ...words].join('; ');
}
