import { dirname, join, resolve } from 'node:path';
import { locationText } from '../model/location.ts';
import type { Report, Scan } from '../model/report.ts';
import { coverageFigures, sortForReading } from '../model/summary.ts';
import { fingerprintOf } from '../pipeline/identity.ts';
import type { CommandResult } from './command-result.ts';
import type { Context } from './context.ts';
import { EXIT } from './exit-codes.ts';
import { saveReport } from './save-report.ts';

/** Writes what a scan found and says so. Findings do not change the exit code: a scan does not judge. */
export async function finishScan(
  scan: Scan,
  report: Report,
  options: { readonly output: string; readonly exitZero?: boolean },
  context: Context,
): Promise<CommandResult> {
  const sarif = resolve(context.cwd, options.output);
  await saveReport(report, { sarif, evidence: join(dirname(sarif), 'evidence') }, scan, context);
  const { run, findings, notices } = report;
  const complete = run.status === 'complete';
  return {
    exitCode: complete || options.exitZero === true ? EXIT.passed : EXIT.incomplete,
    lines: [
      ...sortForReading(findings).map(({ severity, rule, message, locations }) => {
        const [place] = locations;
        return `${severity.padEnd(13)} ${rule.id}${place === undefined ? '' : `  ${locationText(place)}`}\n    ${message.split('\n')[0] ?? ''}`;
      }),
      ...coverageFigures(run.coverage).map(({ name, value }) => `${name}: ${value}`),
      `written: ${options.output}`,
      complete
        ? `tollgate: pass: ${scan} scan complete, ${findings.length} finding${findings.length === 1 ? '' : 's'}; not judged (see tollgate gate)`
        : `tollgate: incomplete: ${scan} scan: ${run.reason ?? 'no reason given'}`,
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
