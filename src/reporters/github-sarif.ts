import type { GithubOptions } from './github-options.ts';
import { githubParts, githubRun } from './github-run.ts';
import { sarifCategories } from './sarif-category.ts';
import { runText, SARIF_SCHEMA, type SarifRun } from './sarif.ts';

/**
 * SARIF as GitHub code scanning takes it: only problems, each with a file of the repository, a line and a
 * `primaryLocationLineHash`. One file with one run each, for what fits into it; `githubSarifFiles` splits what may not.
 * Source: GitHub, "SARIF support for code scanning"; codeql-action `src/fingerprints.ts`.
 */
export function* githubSarifText(runs: Iterable<SarifRun>, options: GithubOptions): Generator<string, void, void> {
  const all = [...runs];
  const categories = sarifCategories(all.map(({ info }) => info));
  yield* githubLogText(
    all.map((run, index) => ({ run: githubRun(run, options.now), category: categories[index] ?? '' })),
    options,
  );
}

/** One file of runs that are already cut to GitHub's measure, each with its category. */
export function* githubLogText(
  runs: Iterable<{ readonly run: SarifRun; readonly category: string }>,
  options: GithubOptions,
): Generator<string, void, void> {
  yield `{"$schema":${JSON.stringify(SARIF_SCHEMA)},"version":"2.1.0","runs":[`;
  let first = true;
  for (const { run, category } of runs) {
    yield first ? '\n' : ',\n';
    first = false;
    yield* runText(run, githubParts(category, options));
  }
  yield '\n]}\n';
}
