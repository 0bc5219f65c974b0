import { isProblem, type Finding } from '../../model/finding.ts';
import type { RunInfo } from '../../model/report.ts';
import { compareText, fingerprintOf } from '../../model/summary.ts';
import { classOfFinding } from '../../reporters/gitlab/gitlab-class.ts';
import { gitlabTarget } from '../../reporters/gitlab/gitlab-target.ts';
import { gitlabVulnerability } from '../../reporters/gitlab/gitlab-vulnerability.ts';
import type { SarifRun } from '../../reporters/sarif.ts';
import { asList, asObject } from '../../util/untrusted.ts';
import type { GitlabVulnerabilityRow } from './vulnerabilities.ts';
import { vulnerabilityKey } from './vulnerability-key.ts';

/** A vulnerability and the findings that it shows: several where GitLab makes one of them. Never empty. */
export interface MatchedVulnerability {
  readonly row: GitlabVulnerabilityRow;
  readonly findings: readonly Finding[];
}

/** The vulnerabilities that show findings of these runs; what GitLab got as SARIF is not among them. */
export function matchVulnerabilities(
  rows: readonly GitlabVulnerabilityRow[],
  runs: readonly SarifRun[],
  anchor: string,
): MatchedVulnerability[] {
  const findings = new Map<string, Finding[]>();
  const targets = runs
    .map(({ info }) => info)
    .toSorted((a, b) => compareText(a.target ?? '', b.target ?? ''))
    .filter(({ target = '' }) => target !== '');
  for (const run of runs) {
    // What names no target is in the report of the first that is named.
    const { target = targets.find(({ scan }) => scan === run.info.scan)?.target } = run.info;
    const info = { ...run.info, ...(target !== undefined && { target }) };
    for (const finding of run.findings) {
      const key = isProblem(finding) && fingerprintOf(finding) !== '' ? keyOf(finding, info, anchor) : undefined;
      if (key === undefined) continue;
      const others = findings.get(key);
      if (others === undefined) findings.set(key, [finding]);
      else others.push(finding);
    }
  }
  return rows.flatMap((row) => {
    const own = findings.get(row.key);
    return own === undefined ? [] : [{ row, findings: own }];
  });
}

/** What GitLab knows the finding by: what our report says of it. */
function keyOf(finding: Finding, info: RunInfo, anchor: string): string | undefined {
  const kind = classOfFinding(finding, info);
  if (kind === 'sarif') return undefined;
  const entry = gitlabVulnerability(finding, kind, { target: gitlabTarget(info, kind), anchor });
  const { path, param, method, file, dependency } = asObject(entry['location']);
  const { package: named, version } = asObject(dependency);
  return vulnerabilityKey(kind, text(asObject(asList(entry['identifiers'])[0])['value']), {
    path: text(path),
    param: text(param),
    method: text(method),
    file: text(file),
    package: text(asObject(named)['name']),
    version: text(version),
  });
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
