import { SCANS, type RunInfo } from '../../model/report.ts';
import type { Finding } from '../../model/finding.ts';
import type { ConfiguredScan, ReportView } from '../../model/summary.ts';
import { isInForce } from '../../model/suppression.ts';
import type { GateDecision } from '../../model/verdict.ts';
import type { SarifContent } from '../read-sarif.ts';

/** What an output for people shows beside the SARIF's own content. */
export interface ViewParts {
  readonly decision: GateDecision;
  readonly notices: readonly string[];
  /** Milliseconds since the epoch: decisions that have expired are not shown as decisions. */
  readonly now: number;
  readonly version: string;
}

/** The view of a SARIF's content, as every reporter for people takes it. */
export function viewOfSarif(content: SarifContent, parts: ViewParts): ReportView {
  return {
    tool: { name: 'Tollgate', version: parts.version },
    verdict: parts.decision,
    runs: content.runs.map(({ info }) => info),
    findings: content.runs.flatMap(({ findings }) =>
      findings.map((finding) => withDecisionsInForce(finding, parts.now)),
    ),
    findingRuns: content.runs.flatMap(({ findings }, position) => findings.map(() => position)),
    configured: SCANS.map((scan) =>
      stateOf(
        scan,
        content.runs.map(({ info }) => info),
      ),
    ),
    notices: parts.notices,
  };
}

function stateOf(scan: ConfiguredScan['scan'], runs: readonly RunInfo[]): ConfiguredScan {
  const run = runs.find((candidate) => candidate.scan === scan);
  if (run === undefined) return { scan, state: 'not-configured' };
  const { status, reason, target, coverage } = run;
  return {
    scan,
    state: status,
    ...(reason !== undefined && { reason }),
    ...(target !== undefined && { target }),
    ...(coverage !== undefined && { coverage }),
  };
}

function withDecisionsInForce(finding: Finding, now: number): Finding {
  const suppressions = finding.suppressions.filter((suppression) => isInForce(suppression, now));
  return suppressions.length === finding.suppressions.length ? finding : { ...finding, suppressions };
}
