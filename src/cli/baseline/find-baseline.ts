import { join } from 'node:path';
import { TollgateError } from '../../model/errors.ts';
import type { BaselineFile } from '../../platforms/baseline-files.ts';
import { writeFileAtomic } from '../../util/files.ts';
import type { Context } from '../context.ts';
import { openGit } from '../git.ts';
import type { BaselinePlace } from './baseline-place.ts';
import { cachedBaseline } from './cached-baseline.ts';
import { checkBaseline } from './check-baseline.ts';
import { type PlatformAccess, platformBaselines } from './platform-baselines.ts';

/** The baseline that was found: a copy that nothing of the run can change. */
export interface FoundBaseline {
  readonly path: string;
  readonly branch: string;
  /** `the artifact tollgate-baseline of run 12`. */
  readonly from: string;
}

/** The outcome of a search, and what was wrong on the way, a line each. */
export interface BaselineSearch {
  readonly found?: FoundBaseline;
  readonly notices: readonly string[];
  /** A place gave no answer for now: a baseline may lie there. */
  readonly unasked: boolean;
}

/** Where to search. */
export interface BaselineSources {
  readonly place: BaselinePlace;
  /** Folder that the pipeline's cache brings back. */
  readonly folder: string;
  /** Name of the file of a branch. */
  readonly fileOf: (branch: string) => string;
  /** Private folder for the copy. */
  readonly scratch: string;
}

/** The branch of a repository that may keep baselines. */
const BRANCH = 'tollgate-baseline';
const MOST_ARTIFACTS = 5;

/**
 * Searches the last complete SARIF of a branch: in the folder, among the artifacts of the platform, on the branch
 * `tollgate-baseline`. What is wrong with a place is said, and the next one is asked.
 * @throws the reason of the context's signal, and bugs
 */
export async function findBaseline(sources: BaselineSources, context: Context): Promise<BaselineSearch> {
  const { place, folder, fileOf, scratch } = sources;
  const access = await platformBaselines(folder, context);
  const notices: Notices = { lines: [], unasked: false };
  for (const branch of place.branches) {
    for (const candidates of placesOf(branch, fileOf(branch), sources, access, context)) {
      for (const candidate of await tried(candidates, notices, context)) {
        const path = join(scratch, fileOf(branch));
        if (await take(candidate, path, notices, context)) {
          return { found: { path, branch, from: candidate.name }, notices: notices.lines, unasked: notices.unasked };
        }
      }
    }
  }
  const wanted =
    place.branches.length === 0 ? 'no branch is known' : `none of ${place.branches.join(' or ')} was found`;
  const rest = 'without' in access ? `; only the checkout was asked (${access.without})` : '';
  return { notices: [...notices.lines, `baseline: ${wanted}${rest}`], unasked: notices.unasked };
}

type Candidates = () => Promise<readonly BaselineFile[]>;

function placesOf(
  branch: string,
  file: string,
  { place, folder }: BaselineSources,
  access: PlatformAccess,
  context: Context,
): Candidates[] {
  const platform = 'platform' in access ? access.platform : undefined;
  return [
    async () => {
      const cached = await cachedBaseline(folder, file, place.isChange, context);
      return cached === undefined ? [] : [cached];
    },
    async () => (await platform?.artifacts(branch, file)) ?? [],
    async () => {
      const path = `refs/remotes/origin/${BRANCH}:${file}`;
      const fetched = await openGit(context, 'none')(['cat-file', 'blob', path]);
      if (!fetched.ok) return platform === undefined ? [] : [platform.onBranch(BRANCH, file)];
      return [{ name: `the file ${file} on branch ${BRANCH}`, read: () => Promise.resolve(fetched.bytes) }];
    },
  ];
}

async function tried(candidates: Candidates, notices: Notices, context: Context): Promise<readonly BaselineFile[]> {
  try {
    return (await candidates()).slice(0, MOST_ARTIFACTS);
  } catch (error) {
    note(error, notices, context);
    return [];
  }
}

/** Copies a candidate and says whether it is fit. */
async function take(candidate: BaselineFile, path: string, notices: Notices, context: Context): Promise<boolean> {
  try {
    await writeFileAtomic(path, await candidate.read());
    checkBaseline(path, candidate.name, context);
    return true;
  } catch (error) {
    note(error, notices, context);
    return false;
  }
}

interface Notices {
  readonly lines: string[];
  unasked: boolean;
}

const FOR_NOW = new Set(['publish/unavailable', 'publish/unreachable', 'publish/rate-limited']);

function note(error: unknown, notices: Notices, { signal }: Context): void {
  signal.throwIfAborted();
  if (!(error instanceof TollgateError)) throw error;
  notices.lines.push(`baseline: ${error.message}`);
  if (FOR_NOW.has(error.code)) notices.unasked = true;
}
