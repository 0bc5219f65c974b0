import type { Octokit } from '@octokit/core';
import { isProblem, type Finding } from '../../model/finding.ts';
import { compareText, fingerprintOf } from '../../model/summary.ts';
import { isInForce, type Suppression } from '../../model/suppression.ts';
import { cutText, GITHUB_LIMITS } from '../../reporters/github-limits.ts';
import type { SarifRun } from '../../reporters/sarif.ts';
import { dismissalOf, ownDismissal, type DismissalKind } from '../dismissal.ts';
import { partRuns, type NamedRun } from '../held-runs.ts';
import type { Publication, PublishStep } from '../publication.ts';
import { wait } from '../wait.ts';
import { githubAlerts, type GithubAlert } from './alerts.ts';
import { defaultBranch } from './default-branch.ts';
import { githubFailure } from './github-failure.ts';
import { matchAlerts, type AlertMatches } from './match-alerts.ts';
import { openCategories } from './open-categories.ts';
import { isPartOfCategory } from './part-of-category.ts';
import type { GithubRepository } from './repository.ts';

/** Where on GitHub, as far as its alerts are concerned. */
export interface TriagePlace extends Required<GithubRepository> {
  readonly anchor: string;
  readonly lineHashOf?: (path: string, line: number) => string | undefined;
}

/** What becomes of accepted findings on GitHub. */
export interface Triage {
  /** The runs as they go up. */
  readonly runs: readonly SarifRun[];
  /** Dismisses and opens again, once the categories named are uploaded. */
  settle(uploaded: ReadonlySet<string>): Promise<readonly PublishStep[]>;
}

// GitHub wants a second between two writes.
const MOST_CHANGES = 200;
const LOOKS = [0, 5, 10] as const;
const REASONS = {
  'false-positive': 'false positive',
  // GitHub has a word of its own for this, but its Enterprise Server does not know it yet.
  mitigated: "won't fix",
  'used-in-tests': 'used in tests',
  'accepted-risk': "won't fix",
} as const satisfies Record<DismissalKind, string>;

/**
 * Makes decisions of ours dismissals on GitHub, but only from the default branch: whoever opens a pull request must not
 * dismiss what the branch shows that it is to be merged into. There accepted findings are uploaded too, as a finding that
 * is left out would be closed as fixed, and then dismissed; elsewhere they are left out. Of accepted findings without an
 * alert so many go up as can be dismissed in one go.
 * @throws TollgateError `publish/…`
 */
export async function openTriage(octokit: Octokit, place: TriagePlace, publication: Publication): Promise<Triage> {
  const { runs, now, pace } = publication;
  const { complete } = partRuns(runs);
  const nothing: Triage = { runs, settle: () => Promise.resolve([]) };
  if (complete.length === 0 || (await defaultBranch(octokit, place)) !== place.ref) return nothing;
  const look = async (named: readonly NamedRun[]): Promise<AlertMatches> => {
    const tools = new Set(named.map(({ run }) => cutText(run.info.tool.name, GITHUB_LIMITS.nameLength)));
    const alerts: GithubAlert[] = [];
    for (const tool of tools) alerts.push(...(await githubAlerts(octokit, place, tool)).alerts);
    const { anchor, lineHashOf } = place;
    return matchAlerts(alerts, named, { anchor, now, ...(lineHashOf !== undefined && { lineHashOf }) });
  };
  const before = await look(complete);
  const shown = new Set(before.matched.filter(({ alert }) => !alert.gone).flatMap(({ merged }) => merged));
  const accepted = complete.flatMap(({ run }) => [...run.findings].filter((finding) => isAccepted(finding, now)));
  const fresh = accepted
    .filter((finding) => !shown.has(finding))
    .toSorted((a, b) => compareText(fingerprintOf(a), fingerprintOf(b)));
  const room = Math.max(0, MOST_CHANGES - planOf(before, now).length);
  const sent = new Set([...accepted.filter((finding) => shown.has(finding)), ...fresh.slice(0, room)]);
  if (accepted.length === 0 && !before.matched.some(({ alert }) => isOurs(alert))) return nothing;
  return {
    runs: runs.map((run) => (run.info.status === 'complete' ? opened(run, sent) : run)),
    async settle(uploaded) {
      const named = complete.filter(({ category }) => uploaded.has(category));
      if (named.length === 0) return [];
      const wanted = named.flatMap(({ run }) => [...run.findings].filter((finding) => sent.has(finding)));
      let matches = before;
      for (const seconds of LOOKS) {
        if (seconds > 0) await wait(seconds, pace);
        matches = await look(named);
        const found = new Set(matches.matched.flatMap(({ merged }) => merged));
        if (wanted.every((finding) => found.has(finding)) || matches.ambiguous.length > 0) break;
      }
      const changes = planOf(matches, now);
      const done: Change[] = [];
      const tried = changes.slice(0, MOST_CHANGES);
      for (const change of tried) if (await apply(octokit, place, change, named)) done.push(change);
      const later = Math.max(0, fresh.length - room) + changes.length - tried.length;
      return [stepOf(matches, done, { wanted, later, elsewhere: tried.length - done.length, now })];
    },
  };
}

function isAccepted(finding: Finding, now: number): boolean {
  return isProblem(finding) && fingerprintOf(finding) !== '' && decisionOn(finding, now) !== undefined;
}

function decisionOn({ suppressions }: Finding, now: number): Suppression | undefined {
  return suppressions.find((suppression) => isInForce(suppression, now));
}

/** The run with the findings named as open ones: else the upload leaves them out. */
function opened(run: SarifRun, sent: ReadonlySet<Finding>): SarifRun {
  return {
    ...run,
    findings: [...run.findings].map((finding) => (sent.has(finding) ? { ...finding, suppressions: [] } : finding)),
  };
}

interface Change {
  readonly alert: GithubAlert;
  readonly finding: Finding;
  /** Nothing: the alert is opened again. */
  readonly suppression?: Suppression;
}

/** What is to be changed, openings first. What a person dismissed is never touched. */
function planOf({ matched }: AlertMatches, now: number): Change[] {
  const changes = matched.flatMap(({ alert, finding, merged }): Change[] => {
    // An alert that stands for an open finding too stays open.
    const suppression = merged.every((one) => decisionOn(one, now) !== undefined)
      ? decisionOn(finding, now)
      : undefined;
    if (alert.gone) return [];
    if (isOurs(alert) && suppression === undefined) return [{ alert, finding }];
    const isOpen = alert.state === 'open' && suppression !== undefined && fingerprintOf(finding) !== '';
    return isOpen ? [{ alert, finding, suppression }] : [];
  });
  return changes.toSorted(
    (a, b) =>
      Number(a.suppression !== undefined) - Number(b.suppression !== undefined) || a.alert.number - b.alert.number,
  );
}

function isOurs({ state, dismissedComment }: GithubAlert): boolean {
  return state === 'dismissed' && ownDismissal(dismissedComment) !== undefined;
}

/** Makes the change; not where a category that nobody looked at now shows the alert as open too. */
async function apply(
  octokit: Octokit,
  place: TriagePlace,
  { alert, finding, suppression }: Change,
  named: readonly NamedRun[],
): Promise<boolean> {
  const { owner, repo, token } = place;
  if (suppression !== undefined) {
    const categories = await openCategories(octokit, place, alert.number);
    const isSeen = (shown: string): boolean => named.some(({ category }) => isPartOfCategory(shown, category));
    if (!categories.every(isSeen)) return false;
  }
  const dismissal = suppression === undefined ? undefined : dismissalOf(fingerprintOf(finding), suppression);
  try {
    await octokit.request('PATCH /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}', {
      owner,
      repo,
      alert_number: alert.number,
      ...(dismissal === undefined
        ? { state: 'open' }
        : {
            state: 'dismissed',
            dismissed_reason: REASONS[dismissal.kind],
            dismissed_comment: dismissal.comment,
          }),
    });
    return true;
  } catch (error) {
    throw githubFailure(error, `alert ${alert.number} of code scanning`, token);
  }
}

function stepOf(
  { matched, ambiguous }: AlertMatches,
  done: readonly Change[],
  rest: {
    readonly wanted: readonly Finding[];
    readonly later: number;
    readonly elsewhere: number;
    readonly now: number;
  },
): PublishStep {
  const dismissed = done.filter(({ suppression }) => suppression !== undefined).length;
  const found = new Set(matched.flatMap(({ merged }) => merged));
  const missing = rest.wanted.filter((finding) => !found.has(finding)).length;
  const isDecided = (finding: Finding): boolean => decisionOn(finding, rest.now) !== undefined;
  const shared = matched.filter(
    ({ alert, finding, merged }) => alert.state === 'open' && isDecided(finding) && !merged.every(isDecided),
  ).length;
  const told: readonly (readonly [count: number, text: string])[] = [
    [ambiguous.length, 'left alone: several findings look alike there'],
    [shared, 'left open: GitHub makes one of an accepted finding and an open one'],
    [rest.elsewhere, 'left open: another upload shows it too'],
    [missing, 'accepted findings without an alert that is theirs'],
    [rest.later, 'more when it is published again'],
  ];
  return {
    what: 'decisions on alerts of code scanning',
    state: done.length === 0 ? 'unchanged' : 'published',
    detail: [
      `${dismissed} dismissed`,
      `${done.length - dismissed} opened again`,
      ...told.flatMap(([count, text]) => (count === 0 ? [] : [`${count} ${text}`])),
    ].join(', '),
  };
}
