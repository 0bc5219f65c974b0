import type { Finding } from '../model/finding.ts';
import { locationText } from '../model/location.ts';
import type { RunInfo } from '../model/report.ts';
import {
  compareForReading,
  fingerprintOf,
  oneLine,
  runsOfFindings,
  scanOf,
  stateOf,
  type ReportView,
} from '../model/summary.ts';

type Column = readonly [name: string, cell: (finding: Finding, run: RunInfo | undefined) => string];

const COLUMNS: readonly Column[] = [
  ['severity', ({ severity }) => severity],
  ['state', stateOf],
  ['baseline', ({ baselineState }) => baselineState ?? ''],
  ['scan', (finding, run) => scanOf(finding, run) ?? ''],
  ['tool', ({ sources }, run) => unique([run?.tool.name ?? '', ...sources.map(({ tool }) => tool)])],
  ['target', (_finding, run) => run?.target ?? ''],
  ['rule', ({ rule }) => rule.id],
  ['title', ({ rule }) => rule.title],
  ['message', ({ message }) => message],
  ['location', ({ locations: [first] }) => (first === undefined ? '' : locationText(first))],
  ['other locations', ({ locations }) => unique(locations.slice(1).map(locationText))],
  ['aliases', ({ aliases }) => unique(aliases)],
  ['occurrences', ({ occurrences }) => String(occurrences)],
  ['first seen', ({ firstSeen }) => firstSeen ?? ''],
  ['fix', ({ rule }) => rule.fix ?? ''],
  ['tags', ({ rule }) => unique(rule.tags)],
  ['suppression', ({ suppressions }) => unique(suppressions.map(({ status = 'accepted' }) => status))],
  ['suppression reason', ({ suppressions }) => unique(suppressions.map(({ reason = '' }) => reason))],
  ['suppression owner', ({ suppressions }) => unique(suppressions.map(({ owner = '' }) => owner))],
  ['suppression expires', ({ suppressions }) => unique(suppressions.map(({ expires = '' }) => expires))],
  ['fingerprint', fingerprintOf],
];

/** Spreadsheets refuse or cut a longer cell: https://support.microsoft.com, Excel specifications and limits (32,767). */
const LONGEST_CELL = 32_000;

/**
 * Every finding as one line of CSV (RFC 4180, lines end with CR LF, every cell in quotes and in one line), worst first, with
 * a line of column names. No cell is a formula for a spreadsheet (CWE-1236): what would begin one gets an apostrophe before it.
 */
export function toCsv(view: ReportView): string {
  const runs = runsOfFindings(view);
  const rows = view.findings
    .map((finding, index) => ({ finding, run: view.runs[runs[index]?.[0] ?? -1] }))
    .toSorted((a, b) => compareForReading(a.finding, b.finding))
    .map(({ finding, run }) => COLUMNS.map(([, cell]) => cellOf(cell(finding, run))));
  return [COLUMNS.map(([name]) => cellOf(name)), ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

// Full-width forms count as well. A semicolon parts cells where a spreadsheet's language has it so.
const FORMULA = /(^[\s'"]*|;[\s'"]*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu;

function cellOf(text: string): string {
  // A leading tab or return counts as well; in one line there is none.
  const safe = oneLine(text, LONGEST_CELL).replaceAll(FORMULA, "$1'");
  return `"${safe.replaceAll('"', '""')}"`;
}

function unique(texts: readonly string[]): string {
  return [...new Set(texts.filter((text) => text !== ''))].join(', ');
}
