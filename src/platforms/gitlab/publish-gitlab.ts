import { heldSteps, partRuns } from '../held-runs.ts';
import { inTurn } from '../in-turn.ts';
import type { Publication, PublishStep } from '../publication.ts';
import { stickyMarker, stickyText } from '../sticky-text.ts';
import { again } from './again.ts';
import { type GitlabTokenKind, openGitlab } from './client.ts';
import type { MergeRequest } from './merge-request.ts';
import { putNote } from './sticky-note.ts';
import { putThreads } from './threads.ts';

/** Where on GitLab, and what of it. */
export interface GitlabPlace {
  readonly api: string;
  readonly token: string;
  readonly tokenKind: GitlabTokenKind;
  /** Number, or path with its groups. */
  readonly project: string;
  readonly mergeRequest: number;
  /** Threads on changed lines, beside the note. */
  readonly threads: boolean;
  /** Tells several notes on one merge request apart. */
  readonly noteName: string;
}

/**
 * Writes the note of a merge request and its threads. Reports go to GitLab as artifacts of jobs, not from here.
 * @throws what is no error of publishing: an abort, a bug
 */
export async function publishGitlab(place: GitlabPlace, publication: Publication): Promise<PublishStep[]> {
  const { project, mergeRequest, tokenKind, noteName } = place;
  const { runs, record, run, now, pace, summary } = publication;
  const parted = partRuns(runs);
  const last = (category: string): string => `gitlab ${place.api} ${project} !${mergeRequest} last ${category}`;
  const held = heldSteps(parted.held, (category) => record.find(last(category))?.run);
  const what = `note on merge request ${mergeRequest}`;
  if (tokenKind === 'job') {
    const detail =
      'a job token cannot write notes: give TOLLGATE_GITLAB_TOKEN, a project access token with the scope api';
    return [...held, { what, state: 'skipped', detail }];
  }
  const gitlab = openGitlab({ ...place, pace });
  const request = { gitlab, project, number: mergeRequest };
  let author: number | undefined;
  const asAuthor = async (): Promise<MergeRequest> => {
    author ??= (await gitlab.Users.showCurrentUser()).id;
    return { ...request, author };
  };
  const note = { marker: stickyMarker(noteName), body: stickyText(noteName, summary, held) };
  const steps = await inTurn(
    [
      {
        what,
        run: async () => {
          const step = await again(async () => putNote(await asAuthor(), note), pace);
          for (const { category } of parted.complete) await record.store(last(category), { digest: '', run });
          return step;
        },
      },
      ...(place.threads
        ? [
            {
              what: `threads on merge request ${mergeRequest}`,
              run: () => again(async () => putThreads(await asAuthor(), { ...parted, now }), pace),
            },
          ]
        : []),
    ],
    pace.signal,
  );
  return [...held, ...steps];
}
