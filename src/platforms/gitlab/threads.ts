import { TollgateError } from '../../model/errors.ts';
import { isProblem, type Finding } from '../../model/finding.ts';
import { fingerprintOf, sortForReading } from '../../model/summary.ts';
import { isInForce } from '../../model/suppression.ts';
import { escapeMarkdown, markdownCode } from '../../reporters/escape-markdown.ts';
import { repositoryPath } from '../../reporters/repository-path.ts';
import type { NamedRun } from '../held-runs.ts';
import type { PublishStep } from '../publication.ts';
import { addedLines } from './added-lines.ts';
import type { MergeRequest } from './merge-request.ts';

/** What the threads are about. */
export interface ThreadFindings {
  readonly complete: readonly NamedRun[];
  readonly held: readonly NamedRun[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

interface Thread {
  readonly fingerprint: string;
  readonly category: string;
  readonly finding: Finding;
}

interface Known {
  readonly id: string;
  readonly fingerprint: string;
  readonly category: string;
  readonly resolved: boolean;
  /** Did we resolve it? What a person resolved stays so. */
  readonly byUs: boolean;
}

const MOST = 30;

/**
 * Starts a thread on each line that the merge request adds and that has a finding, one for each finding; resolves
 * those whose finding is gone, as far as the run that reported it was complete, and opens again what we resolved.
 * Source: https://docs.gitlab.com/api/discussions/#merge-requests
 * @throws TollgateError `publish/…`
 */
export async function putThreads(request: MergeRequest, findings: ThreadFindings): Promise<Omit<PublishStep, 'what'>> {
  const { gitlab, project, number } = request;
  const known = await ownThreads(request);
  const open = openThreads(findings);
  const alive = new Set(open.map(({ fingerprint }) => fingerprint));
  const judged = new Set(findings.complete.map(({ category }) => category));
  let [resolved, reopened, started, refused] = [0, 0, 0, 0];
  for (const { id, fingerprint, category, ...state } of known) {
    const isGone = !alive.has(fingerprint) && judged.has(category);
    if (isGone && !state.resolved) {
      await gitlab.MergeRequestDiscussions.resolve(project, number, id, true);
      resolved += 1;
    } else if (alive.has(fingerprint) && state.resolved && state.byUs) {
      await gitlab.MergeRequestDiscussions.resolve(project, number, id, false);
      reopened += 1;
    }
  }
  const there = new Set(known.map(({ fingerprint }) => fingerprint));
  const missing = open.filter(({ fingerprint }) => !there.has(fingerprint));
  const placed = missing.length === 0 ? [] : await placesOf(request, missing);
  for (const { thread, path, line, refs } of placed.slice(0, MOST)) {
    try {
      await gitlab.MergeRequestDiscussions.create(project, number, threadText(thread), {
        position: {
          baseSha: refs.base_sha,
          startSha: refs.start_sha,
          headSha: refs.head_sha,
          positionType: 'text',
          oldPath: path,
          newPath: path,
          newLine: String(line),
        },
      });
      started += 1;
    } catch (error) {
      // A place that GitLab does not take must not keep the other findings from theirs.
      if (!(error instanceof TollgateError) || error.code !== 'publish/refused') throw error;
      refused += 1;
    }
  }
  const rest = Math.max(0, placed.length - MOST) + refused;
  const detail = `${started} started, ${resolved} resolved, ${reopened} opened again${rest === 0 ? '' : `, ${rest} left to the note`}`;
  return { state: started + resolved + reopened === 0 ? 'unchanged' : 'published', detail };
}

function openThreads({ complete, held, now }: ThreadFindings): Thread[] {
  const threads = new Map<string, Thread>();
  for (const { run, category } of [...complete, ...held]) {
    for (const finding of sortForReading([...run.findings])) {
      const fingerprint = fingerprintOf(finding);
      const isOpen = isProblem(finding) && !finding.suppressions.some((suppression) => isInForce(suppression, now));
      if (isOpen && fingerprint !== '' && !threads.has(fingerprint))
        threads.set(fingerprint, { fingerprint, category, finding });
    }
  }
  return [...threads.values()];
}

async function ownThreads({ gitlab, project, number, author }: MergeRequest): Promise<Known[]> {
  const all = await gitlab.MergeRequestDiscussions.all(project, number, { perPage: 100 });
  return all.flatMap(({ id, notes }) => {
    const [first] = notes ?? [];
    if (first === undefined || first.author.id !== author) return [];
    const [, fingerprint, category] =
      /^<!-- tollgate:finding:([\w-]{1,64}):([\w./-]{0,500}) -->/u.exec(first.body) ?? [];
    if (fingerprint === undefined || category === undefined) return [];
    const by: unknown = Reflect.get(first, 'resolved_by');
    const byUs = typeof by === 'object' && by !== null && Reflect.get(by, 'id') === author;
    return [{ id, fingerprint, category, resolved: Reflect.get(first, 'resolved') === true, byUs }];
  });
}

interface Placed {
  readonly thread: Thread;
  readonly path: string;
  readonly line: number;
  readonly refs: { readonly base_sha: string; readonly start_sha: string; readonly head_sha: string };
}

async function placesOf({ gitlab, project, number }: MergeRequest, threads: readonly Thread[]): Promise<Placed[]> {
  const { diff_refs: refs } = await gitlab.MergeRequests.show(project, number);
  const files = await gitlab.MergeRequests.allDiffs(project, number, { perPage: 100 });
  const lines = new Map(files.map((file) => [file.new_path, addedLines(file.diff)]));
  return threads.flatMap((thread) => {
    const [place] = thread.finding.locations;
    const named =
      place?.kind === 'file'
        ? { uri: place.uri, line: place.region?.startLine }
        : place?.kind === 'package'
          ? { uri: place.manifest, line: place.line }
          : undefined;
    const path = named?.uri === undefined ? undefined : repositoryPath(named.uri);
    // gitbeaker takes a position apart at each `&`.
    if (
      path === undefined ||
      path.includes('&') ||
      named?.line === undefined ||
      lines.get(path)?.has(named.line) !== true
    )
      return [];
    return [{ thread, path, line: named.line, refs }];
  });
}

function threadText({ fingerprint, category, finding: { severity, rule, message } }: Thread): string {
  const fix = rule.fix === undefined ? [] : ['', `Fix: ${escapeMarkdown(rule.fix, 400)}`];
  return [
    `<!-- tollgate:finding:${fingerprint}:${category} -->`,
    `**${severity}** ${markdownCode(rule.id, 80)} ${escapeMarkdown(message, 600)}`,
    ...fix,
  ].join('\n');
}
