import { dirname, join, relative } from 'node:path';
import { locationText } from '../../model/location.ts';
import { openFindings, sortForReading } from '../../model/summary.ts';
import { phantomMoney } from '../../reporters/phantom-money.ts';
import type { Context } from '../context.ts';
import type { Judgement } from '../judge.ts';
import { countsLine, lastLine } from './verdict-lines.ts';

const MOST_FINDINGS = 12;

/** A run as a tired person reads it: scans, the worst findings, counts, where the page lies, and the verdict last. */
export function judgementLines({ decision, counts, configured, view, files }: Judgement, context: Context): string[] {
  const findings = sortForReading(openFindings(view.findings));
  const shown = findings.slice(0, MOST_FINDINGS).map((finding) => {
    const [place] = finding.locations;
    const where = place === undefined ? '' : `  ${locationText(place)}`;
    return `  ${finding.severity.padEnd(13)} ${finding.rule.id}${where}\n      ${finding.message.split('\n')[0] ?? ''}`;
  });
  const rest = findings.length - shown.length;
  const scans = view.configured.map(
    ({ scan, state, reason }) => `  ${scan.padEnd(13)} ${state}${reason === undefined ? '' : `: ${reason}`}`,
  );
  return [
    ...phantomMoney(view.runs),
    ...scans,
    ...shown,
    ...(rest > 0 ? [`  … and ${rest} more in the report`] : []),
    countsLine(counts),
    `report:  ${here(files.html, context)}`,
    `sarif:   ${here(files.sarif, context)}`,
    ...(findings.some(({ rule }) => rule.id.startsWith('pay/'))
      ? [`replay:  tollgate replay ${here(join(dirname(files.sarif), 'replay'), context)}`]
      : []),
    ...decision.reasons.slice(1).map((reason) => `also: ${reason}`),
    lastLine(decision, configured),
  ];
}

function here(path: string, context: Context): string {
  return relative(context.cwd, path) || path;
}
