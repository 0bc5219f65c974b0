import { basename, dirname, join, relative, resolve } from 'node:path';
import { locationText } from '../model/location.ts';
import type { Report, Scan } from '../model/report.ts';
import { sortForReading } from '../model/summary.ts';
import { fingerprintOf } from '../pipeline/identity.ts';
import { phantomMoney } from '../reporters/phantom-money.ts';
import type { CommandResult } from './command-result.ts';
import type { Context } from './context.ts';
import { coverageLines } from './coverage-lines.ts';
import { EXIT } from './exit-codes.ts';
import { paymentLines } from './payments/payment-lines.ts';
import { saveReplays } from './payments/save-replays.ts';
import { saveReport } from './save-report.ts';

/** Writes what a scan found and says so. Findings do not change the exit code: a scan does not judge. */
export async function finishScan(
  scan: Scan,
  report: Report,
  options: { readonly output: string; readonly exitZero?: boolean; readonly replayDir?: string },
  context: Context,
): Promise<CommandResult> {
  const sarif = resolve(context.cwd, options.output);
  await saveReport([report], { sarif, evidence: join(dirname(sarif), 'evidence') }, scan, context);
  const replays = await saveReplays(report, resolve(context.cwd, options.replayDir ?? replayFolder(sarif)));
  const again = new Map([...replays].map(([index, file]) => [report.findings[index], file]));
  const { run, findings, notices } = report;
  const complete = run.status === 'complete';
  const name = `${scan} scan${run.shard === undefined ? '' : ` (shard ${run.shard})`}`;
  return {
    exitCode: complete || options.exitZero === true ? EXIT.passed : EXIT.incomplete,
    lines: [
      ...phantomMoney([run]),
      ...sortForReading(findings).flatMap((finding) => {
        const [place] = finding.locations;
        const file = again.get(finding);
        return [
          `${finding.severity.padEnd(13)} ${finding.rule.id}${place === undefined ? '' : `  ${locationText(place)}`}`,
          `    ${finding.message.split('\n')[0] ?? ''}`,
          ...(file === undefined ? [] : paymentLines(finding, relative(context.cwd, file) || file)),
        ];
      }),
      ...coverageLines(run),
      `written: ${options.output}`,
      complete
        ? `tollgate: pass: ${name} complete, ${findings.length} finding${findings.length === 1 ? '' : 's'}; not judged (see tollgate gate)`
        : `tollgate: incomplete: ${name}: ${run.reason ?? 'no reason given'}`,
    ],
    notices,
    verdict: complete ? 'pass' : 'incomplete',
    document: {
      output: options.output,
      status: run.status,
      ...(run.reason !== undefined && { reason: run.reason }),
      coverage: run.coverage ?? {},
      findings: findings.map((finding) => ({
        rule: finding.rule.id,
        severity: finding.severity,
        message: finding.message,
        fingerprint: fingerprintOf(finding, run.target),
      })),
    },
  };
}

/** `replay` beside the folder of reports, where the SARIF lies in such a one. */
function replayFolder(sarif: string): string {
  const folder = dirname(sarif);
  return join(basename(folder) === 'reports' ? dirname(folder) : folder, 'replay');
}
