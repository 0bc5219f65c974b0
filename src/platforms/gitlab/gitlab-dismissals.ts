import { TollgateError } from '../../model/errors.ts';
import { fingerprintOf } from '../../model/summary.ts';
import { ownDismissal } from '../dismissal.ts';
import type { PlatformDismissals } from '../platform-dismissals.ts';
import type { Publication } from '../publication.ts';
import { type GitlabAccess, openGitlab } from './client.ts';
import { matchVulnerabilities } from './match-vulnerabilities.ts';
import { gitlabVulnerabilities, type GitlabVulnerabilityRow } from './vulnerabilities.ts';

/** Which project, and to which file findings without one were pinned. */
export interface GitlabDismissalsPlace extends Omit<GitlabAccess, 'pace'> {
  readonly project: string;
  readonly anchor: string;
}

/**
 * What people dismissed in GitLab's vulnerability report, as far as it shows one finding of `runs` each.
 * @throws TollgateError `publish/…`, `sync/no-vulnerabilities` where GitLab has no such report, as below Ultimate
 */
export async function gitlabDismissals(
  place: GitlabDismissalsPlace,
  { runs, pace }: Pick<Publication, 'runs' | 'pace'>,
): Promise<PlatformDismissals> {
  const access = { ...place, pace };
  const project = await openGitlab(access).Projects.show(place.project);
  const { available, rows, whole } = await gitlabVulnerabilities(access, project.path_with_namespace);
  if (!available) {
    throw new TollgateError('sync/no-vulnerabilities', 'GitLab shows this token no vulnerabilities of the project', {
      class: 'publish',
      help: ['there are none below Ultimate', 'the token needs the scope api and the role Developer'],
    });
  }
  const standing = rows.filter(isByPerson);
  return {
    platform: 'gitlab',
    project: project.path_with_namespace,
    dismissals: matchVulnerabilities(standing, runs, place.anchor).flatMap(({ row, findings: [finding, ...more] }) =>
      finding === undefined || more.length > 0
        ? []
        : [
            {
              id: numberOf(row),
              fingerprint: fingerprintOf(finding),
              rule: finding.rule.id,
              reason: row.reason,
              comment: row.comment,
              by: row.dismissedBy,
              at: row.dismissedAt,
            },
          ],
    ),
    standing: new Set(standing.map(numberOf)),
    gone: new Set(rows.filter(isGone).map(numberOf)),
    whole,
  };
}

function isByPerson({ state, gone, comment }: GitlabVulnerabilityRow): boolean {
  return state === 'dismissed' && !gone && ownDismissal(comment) === undefined;
}

function isGone(row: GitlabVulnerabilityRow): boolean {
  return row.gone && isByPerson({ ...row, gone: false });
}

function numberOf({ id }: GitlabVulnerabilityRow): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
