import { dirname, join, resolve } from 'node:path';
import { locationText } from '../../model/location.ts';
import type { Report } from '../../model/report.ts';
import { coverageFigures, fingerprintOf, sortForReading } from '../../model/summary.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { readSarif } from '../read-sarif.ts';
import { saveReport } from '../save-report.ts';

/** Writes what the scanners found as one SARIF and says it: one line for a flaw, whichever and however many tools found it. */
export async function finishDependencyScan(
  reports: readonly Report[],
  options: { readonly output: string; readonly exitZero?: boolean },
  context: Context,
): Promise<CommandResult> {
  const sarif = resolve(context.cwd, options.output);
  await saveReport(reports, { sarif, evidence: join(dirname(sarif), 'evidence') }, 'dependencies', context);
  const findings = sortForReading(readSarif(sarif, context).runs.flatMap((run) => run.findings));
  const broken = reports.filter(({ run }) => run.status !== 'complete');
  const complete = broken.length === 0;
  const reasons = broken.map(({ run }) => `${run.tool.name}: ${run.reason ?? 'no reason given'}`);
  const tools = reports.map(({ run }) => ({
    name: run.tool.name,
    ...(run.tool.version !== undefined && { version: run.tool.version }),
    status: run.status,
    ...(run.reason !== undefined && { reason: run.reason }),
    coverage: run.coverage ?? {},
  }));
  return {
    exitCode: complete || options.exitZero === true ? EXIT.passed : EXIT.incomplete,
    lines: [
      ...findings.map(({ severity, rule, message, locations, sources }) => {
        const [place] = locations;
        const by = sources.length > 1 ? `  (${sources.map(({ tool }) => tool).join(', ')})` : '';
        return `${severity.padEnd(13)} ${rule.id}${place === undefined ? '' : `  ${locationText(place)}`}${by}\n    ${message.split('\n')[0] ?? ''}`;
      }),
      ...reports.map(({ run }) => {
        const figures = coverageFigures(run.coverage).map(({ name, value }) => `, ${name}: ${value}`);
        return `${run.tool.name}${run.tool.version === undefined ? '' : ` ${run.tool.version}`}: ${run.status}${figures.join('')}`;
      }),
      `written: ${options.output}`,
      complete
        ? `tollgate: pass: dependencies scan complete, ${findings.length} finding${findings.length === 1 ? '' : 's'}; not judged (see tollgate gate)`
        : `tollgate: incomplete: dependencies scan: ${reasons.join('; ')}`,
    ],
    notices: reports.flatMap(({ notices }) => notices),
    verdict: complete ? 'pass' : 'incomplete',
    document: {
      output: options.output,
      status: reports.some(({ run }) => run.status === 'unreadable')
        ? 'unreadable'
        : complete
          ? 'complete'
          : 'degraded',
      ...(reasons.length > 0 && { reason: reasons.join('; ') }),
      tools,
      findings: findings.map((finding) => ({
        rule: finding.rule.id,
        severity: finding.severity,
        message: finding.message,
        fingerprint: fingerprintOf(finding),
        tools: finding.sources.map(({ tool }) => tool),
      })),
    },
  };
}
