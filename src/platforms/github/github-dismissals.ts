import { fingerprintOf } from '../../model/summary.ts';
import { ownDismissal } from '../dismissal.ts';
import { partRuns } from '../held-runs.ts';
import type { PlatformDismissals } from '../platform-dismissals.ts';
import type { Publication } from '../publication.ts';
import { githubAlerts, type GithubAlert } from './alerts.ts';
import { openGithub } from './client.ts';
import { matchAlerts } from './match-alerts.ts';
import type { GithubRepository } from './repository.ts';

/** Whose alerts, and to which file findings without one were pinned. */
export interface DismissalsPlace extends Pick<GithubRepository, 'owner' | 'repo' | 'token'> {
  readonly api: string;
  readonly anchor: string;
}

/**
 * What people dismissed among the alerts of the default branch, as far as it can be told which findings of `runs` they are.
 * @throws TollgateError `publish/…`
 */
export async function githubDismissals(
  { api, owner, repo, token, anchor }: DismissalsPlace,
  { runs, now, pace }: Pick<Publication, 'runs' | 'now' | 'pace'>,
): Promise<PlatformDismissals> {
  const octokit = openGithub({ api, token, pace });
  // Without a branch GitHub tells of the default one; open alerts too, since one may look like a dismissed one.
  const { alerts, whole } = await githubAlerts(octokit, { owner, repo, token });
  const { complete, held } = partRuns(runs);
  const { matched } = matchAlerts(alerts, [...complete, ...held], { anchor, now });
  return {
    platform: 'github',
    project: `${owner}/${repo}`,
    dismissals: matched
      .filter(({ alert, finding }) => isByPerson(alert) && fingerprintOf(finding) !== '')
      .map(({ alert, finding }) => ({
        id: String(alert.number),
        fingerprint: fingerprintOf(finding),
        rule: finding.rule.id,
        reason: alert.dismissedReason,
        comment: alert.dismissedComment,
        by: alert.dismissedBy,
        at: alert.dismissedAt,
      })),
    standing: new Set(alerts.filter(isByPerson).map(({ number }) => String(number))),
    gone: new Set(alerts.filter(isGone).map(({ number }) => String(number))),
    whole,
  };
}

function isByPerson(alert: GithubAlert): boolean {
  return alert.state === 'dismissed' && !alert.gone && ownDismissal(alert.dismissedComment) === undefined;
}

function isGone(alert: GithubAlert): boolean {
  return alert.gone && isByPerson({ ...alert, gone: false });
}
