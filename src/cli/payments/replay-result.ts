import type { ReplayResult } from '../../fuzz/replay-payments.ts';
import { oneLine } from '../../model/summary.ts';
import type { CommandResult } from '../command-result.ts';
import { EXIT } from '../exit-codes.ts';

/** What `tollgate replay` says: a row a file, and how many attacks still work. */
export function replayResult(results: readonly ReplayResult[]): CommandResult {
  const count = (verdict: ReplayResult['verdict']): number => results.filter((one) => one.verdict === verdict).length;
  const [failed, errors, fixed] = [count('failed'), count('error'), count('fixed')];
  const verdict = failed > 0 ? 'fail' : errors > 0 ? 'incomplete' : 'pass';
  const width = Math.max(0, ...results.map(({ rule }) => rule.length));
  const summary = `${failed} of ${results.length} attack${results.length === 1 ? '' : 's'} still work${failed === 1 ? 's' : ''}, ${fixed} fixed, ${errors} without a verdict`;
  return {
    exitCode: failed > 0 ? EXIT.failed : errors > 0 ? EXIT.incomplete : EXIT.passed,
    lines: [
      ...results.flatMap((one) => [
        `${one.verdict.toUpperCase().padEnd(6)}  ${oneLineOf(one.rule).padEnd(width)}  ${one.file}`.trimEnd(),
        ...(one.reason === undefined ? [] : [`        ${oneLineOf(one.reason)}`]),
        ...(one.help === undefined || one.help === '' ? [] : [`        → ${oneLineOf(one.help)}`]),
      ]),
      `tollgate: ${verdict}: ${summary}`,
    ],
    notices: results
      .filter(({ otherProfile }) => otherProfile === true)
      .map(({ file }) => `${file}: the profile is not the one that this was recorded with`),
    verdict,
    document: { results, failed, fixed, errors },
  };
}

function oneLineOf(text: string): string {
  return oneLine(text, 300);
}
