import { TollgateError } from '../../model/errors.ts';
import type { Finding } from '../../model/finding.ts';
import { fingerprintOf } from '../../model/summary.ts';
import { isInForce, type Suppression } from '../../model/suppression.ts';
import { asList, asObject } from '../../util/untrusted.ts';
import { dismissalOf, ownDismissal, type DismissalKind } from '../dismissal.ts';
import { withoutSecret } from '../failure.ts';
import { partRuns } from '../held-runs.ts';
import { inTurn } from '../in-turn.ts';
import type { Publication, PublishStep } from '../publication.ts';
import { type GitlabAccess, openGitlab } from './client.ts';
import { gitlabGraphql } from './graphql.ts';
import { matchVulnerabilities, type MatchedVulnerability } from './match-vulnerabilities.ts';
import { gitlabVulnerabilities } from './vulnerabilities.ts';

/** Which project, and which branch was scanned. */
export interface TriageGitlabPlace extends Omit<GitlabAccess, 'pace'> {
  readonly project: string;
  /** Its name: `main`. */
  readonly branch: string;
  readonly anchor: string;
}

interface Change {
  readonly row: MatchedVulnerability['row'];
  /** Nothing: it is detected again. */
  readonly decision?: { readonly finding: Finding; readonly suppression: Suppression };
}

const WHAT = 'decisions on vulnerabilities';
const MOST_CHANGES = 200;
const REASONS: Readonly<Record<DismissalKind, string>> = {
  'false-positive': 'FALSE_POSITIVE',
  mitigated: 'MITIGATING_CONTROL',
  'used-in-tests': 'USED_IN_TESTS',
  'accepted-risk': 'ACCEPTABLE_RISK',
};
const DISMISS = `mutation ($id: VulnerabilityID!, $comment: String, $reason: VulnerabilityDismissalReason) {
  vulnerabilityDismiss(input: { id: $id, comment: $comment, dismissalReason: $reason }) { errors }
}`;
const REVERT = `mutation ($id: VulnerabilityID!, $comment: String) {
  vulnerabilityRevertToDetected(input: { id: $id, comment: $comment }) { errors }
}`;

/**
 * Makes decisions of ours dismissals in GitLab's vulnerability report (Ultimate), from complete runs of the default branch,
 * and takes a dismissal of ours back when its decision no longer holds. GitLab reads the reports of a pipeline when it has
 * ended, so that what this pipeline found first is dismissed by the next one.
 * @throws what is no error of publishing: an abort, a bug
 */
export async function triageVulnerabilities(
  place: TriageGitlabPlace,
  publication: Publication,
): Promise<PublishStep[]> {
  const { runs, now, pace } = publication;
  const complete = partRuns(runs).complete.map(({ run }) => run);
  if (complete.length === 0) return [];
  if (place.tokenKind === 'job') {
    const detail = 'a job token cannot dismiss: give TOLLGATE_GITLAB_TOKEN, a project access token with the scope api';
    return [{ what: WHAT, state: 'skipped', detail }];
  }
  const access = { ...place, pace };
  const settle = async (): Promise<Omit<PublishStep, 'what'> | readonly PublishStep[]> => {
    const project = await openGitlab(access).Projects.show(place.project);
    if (project.default_branch !== place.branch) return [];
    const { available, rows } = await gitlabVulnerabilities(access, project.path_with_namespace);
    if (!available) {
      const detail =
        'GitLab shows this token no vulnerabilities: there are none below Ultimate; the gate decides all the same';
      return { state: 'skipped', detail };
    }
    const changes = planOf(matchVulnerabilities(rows, complete, place.anchor), now);
    const done = changes.slice(0, MOST_CHANGES);
    for (const change of done) await apply(access, change);
    const dismissed = done.filter(({ decision }) => decision !== undefined).length;
    const later = changes.length - done.length;
    return {
      state: done.length === 0 ? 'unchanged' : 'published',
      detail: `${dismissed} dismissed, ${done.length - dismissed} detected again${later === 0 ? '' : `, ${later} more when it is published again`}`,
    };
  };
  return inTurn([{ what: WHAT, run: settle }], pace.signal);
}

/** What is to be changed, what is detected again first. What a person dismissed or resolved is never touched. */
function planOf(matched: readonly MatchedVulnerability[], now: number): Change[] {
  const changes = matched.flatMap(({ row, findings }): Change[] => {
    const decisions = findings.map((finding) => ({
      finding,
      suppression: finding.suppressions.find((suppression) => isInForce(suppression, now)),
    }));
    const [first] = decisions;
    const isAccepted = decisions.every(({ suppression }) => suppression !== undefined);
    if (row.state === 'dismissed') return !isAccepted && ownDismissal(row.comment) !== undefined ? [{ row }] : [];
    if (row.state === 'resolved' || !isAccepted || first?.suppression === undefined) return [];
    return [{ row, decision: { finding: first.finding, suppression: first.suppression } }];
  });
  return changes.toSorted((a, b) => Number(a.decision !== undefined) - Number(b.decision !== undefined));
}

async function apply(access: GitlabAccess, { row: { id }, decision }: Change): Promise<void> {
  const what = `vulnerability ${id.slice(id.lastIndexOf('/') + 1)}`;
  const dismissal = decision && dismissalOf(fingerprintOf(decision.finding), decision.suppression);
  const answer = await gitlabGraphql(
    access,
    dismissal === undefined
      ? { query: REVERT, variables: { id, comment: 'The decision no longer holds.' }, what }
      : { query: DISMISS, variables: { id, comment: dismissal.comment, reason: REASONS[dismissal.kind] }, what },
  );
  const [result] = Object.values(answer);
  const errors = asList(asObject(result)['errors']).map(String);
  if (errors.length > 0) {
    throw new TollgateError(
      'publish/refused',
      `${what}: GitLab says: ${withoutSecret(errors.join('; '), access.token)}`,
      {
        class: 'publish',
        help: ['read the reason above'],
      },
    );
  }
}
