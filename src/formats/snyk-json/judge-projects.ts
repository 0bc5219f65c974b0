import type { RunInfo } from '../../model/report.ts';
import { asNumber, asObject, asText } from '../../util/untrusted.ts';
import { worsen, type Account } from '../accounting.ts';
import type { Project, Projects } from './projects.ts';

/**
 * Compares what the projects say of themselves with what they list, and gives the runs with what went wrong in each.
 * @param ids the ids listed, by the project's place
 */
export function judgeProjects(
  projects: Projects,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
  account: Account,
): readonly RunInfo[] {
  const failures = new Map<number, string>();
  const total = projects.all.size;
  let failed = 0;
  for (const [place, project] of projects.all) {
    const listed = ids.get(place)?.size ?? 0;
    const error = errorOf(project);
    if (error !== undefined) {
      failed += 1;
      failures.set(project.run, error);
      worsen(account, failed === total ? 'unreadable' : 'degraded', total === 1 ? error : `${project.name}: ${error}`);
      continue;
    }
    const { ok, hasUnknownVersions } = project.fields;
    const counted = asNumber(project.fields['uniqueCount']) ?? 0;
    if (counted > listed && ok === true) {
      // Old versions count what the policy filtered out.
      account.notices.add(`${project.name} counts ${counted} flaws, says that all is well, and lists ${listed}`);
    } else if (counted > listed) {
      worsen(account, 'degraded', `${project.name} counts ${counted} flaws and lists ${listed}`);
    } else if (ok !== true && listed === 0) {
      worsen(account, 'degraded', `${project.name} lists nothing and does not say that all is well`);
    }
    if (hasUnknownVersions === true) account.notices.add(`${project.name} holds packages of unknown version`);
  }
  if (total === 0 && account.raw === 0) worsen(account, 'unreadable', 'the report holds no tested project');
  return projects.runs.map((run, index) => {
    const reason = failures.get(index);
    return reason === undefined ? run : { ...run, status: 'unreadable', reason };
  });
}

function errorOf({ fields }: Project): string | undefined {
  const error = asObject(fields['error']);
  const text =
    asText(fields['error']) ?? ['message', 'detail', 'title', 'code'].map((key) => asText(error[key])).find(Boolean);
  if (text !== undefined) return `Snyk failed: ${text.trim().slice(0, 500)}`;
  return Object.keys(error).length > 0 ? 'Snyk failed' : undefined;
}
