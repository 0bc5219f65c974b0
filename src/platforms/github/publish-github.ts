import { createHash } from 'node:crypto';
import { TollgateError } from '../../model/errors.ts';
import { githubSarifFiles } from '../../reporters/github-sarif-files.ts';
import { heldSteps, partRuns } from '../held-runs.ts';
import { inTurn, type PublishTask } from '../in-turn.ts';
import type { Publication, PublishStep } from '../publication.ts';
import { stickyMarker, stickyText } from '../sticky-text.ts';
import { knownAnalyses, type KnownAnalysis } from './analyses.ts';
import { openGithub } from './client.ts';
import type { GithubRepository } from './repository.ts';
import { retiredShards } from './retired-shards.ts';
import { putComment } from './sticky-comment.ts';
import { openTriage, type Triage } from './triage.ts';
import { uploadSarif } from './upload-sarif.ts';

/** Where on GitHub, and what of it. */
export interface GithubPlace extends GithubRepository {
  readonly api: string;
  readonly pullRequest?: number;
  /** Why the token can only read, where that is known beforehand: a fork, Dependabot. */
  readonly readOnly?: string;
  readonly upload: boolean;
  readonly comment: boolean;
  /** Tells several comments on one pull request apart. */
  readonly commentName: string;
  /** File of the repository to which findings without a file of their own are pinned. */
  readonly anchor: string;
  readonly lineHashOf?: (path: string, line: number) => string | undefined;
}

/**
 * Uploads complete runs to code scanning and writes the comment of the pull request. Runs that are not complete are held
 * back: GitHub would close what they did not see.
 * @throws what is no error of publishing: an abort, a bug
 */
export async function publishGithub(place: GithubPlace, publication: Publication): Promise<PublishStep[]> {
  const { ref, commit, pullRequest, readOnly } = place;
  const octokit = openGithub({ ...place, pace: publication.pace });
  const steps: PublishStep[] = [];
  const tasks: PublishTask[] = [];
  if (place.upload && readOnly === undefined) {
    tasks.push({
      what: 'code scanning',
      run: () =>
        ref === undefined || commit === undefined
          ? Promise.reject(withoutCommit())
          : uploads(octokit, { ...place, ref, commit }, publication, steps),
    });
  } else if (place.upload) tasks.push({ what: 'code scanning', run: () => Promise.resolve(skipped(readOnly ?? '')) });
  if (!place.upload || readOnly !== undefined)
    steps.push(...heldSteps(partRuns(publication.runs).held, () => undefined));
  if (place.comment && pullRequest !== undefined) {
    tasks.push({
      what: `comment on pull request ${pullRequest}`,
      run: async () => {
        if (readOnly !== undefined) return skipped(readOnly);
        const refused = steps.find(({ code }) => code === 'publish/token-refused');
        if (refused !== undefined) return { ...refused, detail: 'not tried: the token was refused' };
        const body = stickyText(place.commentName, publication.summary, steps);
        const comment = { pullRequest, marker: stickyMarker(place.commentName), body };
        return putComment(octokit, place, comment, publication.pace);
      },
    });
  }
  if (tasks.length === 0) {
    const detail = 'this run belongs to no pull request; name one with --pull-request';
    steps.push({ what: 'comment', state: 'skipped', detail });
  }
  const done = await inTurn(tasks, publication.pace.signal);
  return [...steps, ...done];
}

async function uploads(
  octokit: ReturnType<typeof openGithub>,
  place: GithubPlace & Required<Pick<GithubRepository, 'ref' | 'commit'>>,
  publication: Publication,
  steps: PublishStep[],
): Promise<PublishStep[]> {
  const { runs, record, run, now } = publication;
  const parted = partRuns(runs);
  const destination = `github ${place.api} ${place.owner}/${place.repo} ${place.ref}`;
  const last = (category: string): string => `${destination} last ${category}`;
  let known: ReadonlyMap<string, KnownAnalysis> = new Map();
  try {
    known = await knownAnalyses(octokit, place);
  } finally {
    // What is held back is told even where GitHub tells nothing.
    const since = (category: string): string | undefined => {
      const analysis = known.get(category);
      return analysis === undefined
        ? record.find(last(category))?.run
        : `${analysis.created} (commit ${analysis.commit.slice(0, 7)})`;
    };
    steps.push(...heldSteps(parted.held, since));
  }
  let triage: Triage = { runs, settle: () => Promise.resolve([]) };
  const openTask: PublishTask = {
    what: DECISIONS,
    run: async () => {
      triage = await openTriage(octokit, place, publication);
      return [];
    },
  };
  // Where GitHub does not tell its alerts, the upload goes on as if nothing had been decided on them.
  steps.push(...(await inTurn([openTask], publication.pace.signal)));
  // Asking on with a token that is refused may lock an account.
  if (steps.some(({ code }) => code === 'publish/token-refused')) return [];
  const uploaded = new Set<string>();
  const files = githubSarifFiles([...triage.runs, ...retiredShards(parted, known.keys())], {
    anchor: place.anchor,
    now,
    ...(place.lineHashOf !== undefined && { lineHashOf: place.lineHashOf }),
    chunksBefore: (category) => chunksOf(category, known.keys()),
  }).filter(({ complete }) => complete);
  const tasks = files.map(({ name, categories, results, pieces }): PublishTask => {
    const what = `code scanning: ${name} (${results} ${results === 1 ? 'result' : 'results'} of ${categories.length} ${categories.length === 1 ? 'run' : 'runs'})`;
    return {
      what,
      run: async () => {
        const key = `${destination} ${place.commit} ${digestOf(categories.join('\n'))}`;
        const step = await uploadSarif(octokit, place, { text: [...pieces].join(''), key, what }, publication);
        for (const category of categories) {
          uploaded.add(category);
          await record.store(last(category), { digest: '', run });
        }
        return step;
      },
    };
  });
  // The comment tells of them, so they are told before it is written.
  steps.push(...(await inTurn(tasks, publication.pace.signal)));
  if (steps.some(({ code }) => code === 'publish/token-refused')) return [];
  const settle: PublishTask = { what: DECISIONS, run: () => triage.settle(uploaded) };
  steps.push(...(await inTurn([settle], publication.pace.signal)));
  return [];
}

const DECISIONS = 'decisions on alerts of code scanning';

function chunksOf(category: string, known: Iterable<string>): number {
  let most = 1;
  for (const other of known) {
    if (!other.startsWith(category)) continue;
    const [, index] = /^chunk-(\d{2,4})\/$/u.exec(other.slice(category.length)) ?? [];
    if (index !== undefined) most = Math.max(most, Number(index) + 1);
  }
  return most;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function skipped(reason: string): Omit<PublishStep, 'what'> {
  return { state: 'skipped', detail: `not possible here: ${reason}; the gate decides all the same` };
}

function withoutCommit(): TollgateError {
  return new TollgateError(
    'publish/no-commit',
    'code scanning: it is not known which commit of which branch was scanned',
    {
      class: 'publish',
      help: ['give --ref refs/heads/main and --commit SHA, as GITHUB_REF and GITHUB_SHA do in a workflow'],
    },
  );
}
