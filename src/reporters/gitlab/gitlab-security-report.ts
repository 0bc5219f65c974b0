import type { GitlabClass } from './gitlab-class.ts';
import { gitlabId } from './gitlab-id.ts';
import type { GitlabOptions } from './gitlab-options.ts';
import type { GitlabPart } from './gitlab-parts.ts';
import { gitlabScanner } from './gitlab-scanner.ts';
import { gitlabVulnerability } from './gitlab-vulnerability.ts';

/**
 * One security report of GitLab, piece by piece.
 * Source: GitLab's security report schemas, `dast-report-format.json` (which holds reports of API fuzzing too) and
 * `dependency-scanning-report-format.json`.
 */
export function* gitlabSecurityReport(
  part: GitlabPart & { readonly kind: Exclude<GitlabClass, 'sarif'> },
  { schema, version, now, anchor }: GitlabOptions,
): Generator<string, void, void> {
  const { kind, target, findings } = part;
  const time = new Date(now).toISOString().slice(0, 19);
  const vendor = { name: 'Tollgate' };
  const head = {
    version: schema,
    scan: {
      analyzer: { id: 'tollgate', name: 'Tollgate', version, vendor },
      scanner: { ...gitlabScanner(part, kind), version, vendor },
      start_time: time,
      end_time: time,
      // A scan that failed has no report at all.
      status: 'success',
      type: kind,
      // A run tells how many addresses it asked for, not which.
      ...(kind !== 'dependency_scanning' && { scanned_resources: [] }),
    },
  };
  yield `${JSON.stringify(head).slice(0, -1)},"vulnerabilities":[`;
  const taken = new Map<string, number>();
  for (const { finding } of findings) {
    const entry = gitlabVulnerability(finding, kind, { target, anchor });
    const number = (taken.get(entry.id) ?? 0) + 1;
    const id = number === 1 ? entry.id : gitlabId(`${entry.id}#${number}`);
    yield `${taken.size === 0 ? '' : ','}\n${JSON.stringify({ ...entry, id })}`;
    taken.set(entry.id, number);
  }
  yield '\n]}\n';
}
