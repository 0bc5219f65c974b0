import { githubChunks, type GithubChunk } from './github-chunks.ts';
import { GITHUB_LIMITS } from './github-limits.ts';
import type { GithubOptions } from './github-options.ts';
import { githubRun } from './github-run.ts';
import { githubLogText } from './github-sarif.ts';
import { sarifCategories } from './sarif-category.ts';
import type { SarifRun } from './sarif.ts';

/** One file to upload. */
export interface GithubSarifFile {
  /** `github.sarif`, `github-02.sarif` …; of incomplete runs `github-incomplete.sarif` … */
  readonly name: string;
  /** Its runs as GitHub knows them. */
  readonly categories: readonly string[];
  readonly results: number;
  /** Did every run of it end well? GitHub refuses a file that holds another ("unsuccessful execution"). */
  readonly complete: boolean;
  /** Its text, made when it is taken. */
  readonly pieces: Iterable<string>;
}

/** What the split needs beside the findings. */
export interface GithubFilesOptions extends GithubOptions {
  /** How many parts the last upload had of a run, by its category; 1 where it is not known. */
  readonly chunksBefore?: (category: string) => number;
}

const ROOM = GITHUB_LIMITS.fileBytes;

/**
 * The runs as files inside every limit of GitHub and of GitLab's SARIF reports. Nothing is dropped: the files together hold
 * every problem exactly once. Where all fits into one file, its text is that of `githubSarifText`.
 * Runs that are not complete stand in files of their own, since GitHub refuses them, and with them all that is in their file.
 */
export function githubSarifFiles(runs: Iterable<SarifRun>, options: GithubFilesOptions): GithubSarifFile[] {
  const all = [...runs];
  const categories = sarifCategories(all.map(({ info }) => info));
  const ended = new Map<boolean, GithubChunk[]>([
    [true, []],
    [false, []],
  ]);
  for (const [index, run] of all.entries()) {
    const category = categories[index] ?? '';
    const chunks = githubChunks(githubRun(run, options.now), category, options.chunksBefore?.(category) ?? 1, options);
    ended.get(run.info.status === 'complete')?.push(...chunks);
  }
  return [...ended].flatMap(([complete, chunks]) =>
    packed(chunks).map((file, index): GithubSarifFile => {
      const stem = complete ? 'github' : 'github-incomplete';
      return {
        name: index === 0 ? `${stem}.sarif` : `${stem}-${String(index + 1).padStart(2, '0')}.sarif`,
        categories: file.map(({ category }) => category),
        results: file.reduce((sum, { run }) => sum + [...run.findings].length, 0),
        complete,
        pieces: { [Symbol.iterator]: () => githubLogText(file, options) },
      };
    }),
  );
}

/** The chunks in their order, as many to a file as it takes. */
function packed(chunks: readonly GithubChunk[]): GithubChunk[][] {
  const files: GithubChunk[][] = [];
  let bytes = 0;
  for (const chunk of chunks) {
    const file = files.at(-1);
    if (file === undefined || file.length === GITHUB_LIMITS.runsPerFile || bytes + chunk.bytes > ROOM) {
      files.push([chunk]);
      bytes = chunk.bytes;
    } else {
      file.push(chunk);
      bytes += chunk.bytes;
    }
  }
  return files;
}
