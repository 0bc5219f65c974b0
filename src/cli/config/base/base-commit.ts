import type { BaseCandidate, ChangeRequest } from './change-request.ts';
import type { Git } from '../../git.ts';

/** The commit that a change is compared with. */
export interface BaseCommit {
  readonly commit: string;
  /** From which the change began, where that is known: what the change left alone may differ from the base. */
  readonly origin?: string;
}

/** What is checked out. */
export interface Clone {
  /** The commit. */
  readonly head: string;
  /** History is cut off somewhere. */
  readonly shallow: boolean;
}

/**
 * Finds the base in the clone or fetches it from the remote; a shallow clone stays one. Nothing where only the platform's own
 * code is checked out, so that there is no change to look at.
 */
export async function baseCommit(
  request: ChangeRequest,
  { head, shallow }: Clone,
  git: Git,
): Promise<BaseCommit | { readonly problem: string } | undefined> {
  if (head === request.trusted) return undefined;
  const problems: string[] = [];
  for (const candidate of [...(await mergeParent(request, head, git)), ...request.bases]) {
    const found = await ('commit' in candidate
      ? commitAt(candidate.commit, request, shallow, git)
      : tipOf(candidate.branch, request, shallow, git));
    if ('commit' in found) return { ...found, ...(await originOf(found.commit, request, shallow, git)) };
    problems.push(found.problem);
  }
  return { problem: problems[0] ?? `the platform does not say what the ${request.what} is based on` };
}

/** Of a merge that the platform made itself, the first parent: written in the commit even where the clone ends there. */
async function mergeParent({ merge }: ChangeRequest, head: string, git: Git): Promise<readonly BaseCandidate[]> {
  if (merge !== head) return [];
  const { text } = await git(['cat-file', 'commit', head]);
  const parents = [...text.slice(0, text.indexOf('\n\n')).matchAll(/^parent ([0-9a-f]+)$/gmu)];
  const [first, second] = parents.map((match) => match[1]);
  return first === undefined || second === undefined ? [] : [{ commit: first }];
}

async function commitAt(
  commit: string,
  request: ChangeRequest,
  shallow: boolean,
  git: Git,
): Promise<{ readonly commit: string } | { readonly problem: string }> {
  const isThere = async (): Promise<boolean> => (await git(['cat-file', '-e', `${commit}^{commit}`])).ok;
  if (await isThere()) return { commit };
  const fetched = await fetchInto(commit, request, shallow, git);
  if (await isThere()) return { commit };
  return {
    problem: `the commit ${commit.slice(0, 12)} is not in the clone and could not be fetched: ${fetched.problem}; check out more than one commit (fetch-depth: 2, GIT_DEPTH)`,
  };
}

const OWN_REF = 'refs/tollgate/base';

/** Fetched first: a clone that a runner uses again may hold an older tip, with a weaker file. */
async function tipOf(
  branch: string,
  request: ChangeRequest,
  shallow: boolean,
  git: Git,
): Promise<{ readonly commit: string } | { readonly problem: string }> {
  if (!isBranchName(branch)) return { problem: `${JSON.stringify(branch.slice(0, 80))} is no name of a branch` };
  const fetched = await fetchInto(`+refs/heads/${branch}:${OWN_REF}`, request, shallow, git);
  const known = request.remote === undefined ? `refs/remotes/origin/${branch}` : undefined;
  const ref = fetched.ok ? OWN_REF : known;
  const tip = ref === undefined ? fetched : await git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  if (tip.ok) return { commit: tip.text };
  return { problem: `the branch ${branch} is not in the clone and could not be fetched: ${fetched.problem}` };
}

const BAD_NAME = /[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|^[-/]|[/.]$|\.lock(?:\/|$)|(?:^|\/)\./u;

/** As `git check-ref-format` has it; the name is put behind `refs/`, so that it can never be an option. */
function isBranchName(name: string): boolean {
  return name.length <= 250 && !BAD_NAME.test(name);
}

function fetchInto(what: string, { remote }: ChangeRequest, shallow: boolean, git: Git): ReturnType<Git> {
  const depth = shallow ? ['--depth=1'] : [];
  return git([
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-recurse-submodules',
    '--no-write-fetch-head',
    ...depth,
    '--',
    remote ?? 'origin',
    what,
  ]);
}

async function originOf(
  commit: string,
  { origin }: ChangeRequest,
  shallow: boolean,
  git: Git,
): Promise<{ readonly origin?: string }> {
  // Where history is cut off, an older commit could pass for the one that both have in common.
  const common = shallow ? undefined : await git(['merge-base', '--all', commit, 'HEAD']);
  if (common?.ok === true && /^[0-9a-f]+$/u.test(common.text)) return { origin: common.text };
  const told = origin === undefined ? undefined : await git(['cat-file', '-e', `${origin}^{commit}`]);
  return told?.ok === true && origin !== undefined ? { origin } : {};
}
