import type { Finding } from '../model/finding.ts';
import { locationText } from '../model/location.ts';
import type { Scan } from '../model/report.ts';
import {
  type FindingState,
  type ReportView,
  compareForReading,
  fingerprintOf,
  primaryPlace,
  runsOfFindings,
  scanOf,
  stateOf,
} from '../model/summary.ts';

/** One line of the table: a finding and what is worked out once for filters, order and search. */
export interface Row {
  /** Stable in one page: the position in reading order. */
  readonly index: number;
  readonly finding: Finding;
  readonly fingerprint: string;
  readonly place: string;
  readonly state: FindingState;
  readonly scan: Scan | undefined;
  /** Names of the tools that may have reported it. */
  readonly tools: readonly string[];
  /** Lower case; what the search looks at. */
  readonly text: string;
}

/** All findings of the view as rows, in reading order. */
export function makeRows(view: ReportView): readonly Row[] {
  const runs = runsOfFindings(view);
  return view.findings
    .map((finding, index) => ({ finding, runs: runs[index] ?? [] }))
    .toSorted((left, right) => compareForReading(left.finding, right.finding))
    .map((entry, index) => {
      const { finding } = entry;
      const from = entry.runs.map((run) => view.runs[run]).filter((run) => run !== undefined);
      const tools = [...new Set(from.map((run) => run.tool.name))];
      const scan = scanOf(finding, from[0]);
      return {
        index,
        finding,
        fingerprint: fingerprintOf(finding),
        place: primaryPlace(finding),
        state: stateOf(finding),
        scan,
        tools,
        text: searchText(finding, [scan ?? '', ...tools]),
      };
    });
}

function searchText(finding: Finding, more: readonly string[]): string {
  const { rule, message, locations, aliases, fingerprints, evidence } = finding;
  return [
    rule.id,
    rule.title,
    message,
    ...locations.map(locationText),
    ...aliases,
    ...rule.tags,
    ...Object.values(fingerprints),
    evidence ?? '',
    ...more,
  ]
    .join('\n')
    .toLowerCase();
}
