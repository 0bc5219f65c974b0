import { resolve } from 'node:path';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { TollgateError } from '../../model/errors.ts';
import { SEVERITIES } from '../../model/severity.ts';
import type { PublishStep } from '../../platforms/publication.ts';
import { toMarkdown } from '../../reporters/markdown.ts';
import { readFileIfThere } from '../../util/files.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { decide } from '../judging/decide.ts';
import { EXIT } from '../exit-codes.ts';
import { nowOf } from '../options/now.ts';
import { variableOf } from '../platform-variable.ts';
import { DESTINATIONS, type Destination, type PublishOptions } from '../platforms/publish-options.ts';
import { publishTo } from '../platforms/publish-to.ts';
import { openPublishedFile } from '../platforms/published-file.ts';
import { readSarif, type SarifContent } from '../read-sarif.ts';
import { sarifRuns } from '../platforms/sarif-runs.ts';
import { viewOfSarif } from '../judging/view-of-sarif.ts';

/** `tollgate publish github|gitlab|defectdojo|dependency-track SARIF`. */
export function publishCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('publish')
    .description(
      'carry results to GitHub, GitLab, DefectDojo or Dependency-Track; what is there already is not sent twice',
    )
    .addArgument(new Argument('<destination>', 'where to').choices(DESTINATIONS))
    .argument('<sarif>', 'what `normalize` or `run` wrote')
    .option(
      '--url <address>',
      'the API; by default what the platform sets (GITHUB_API_URL, CI_API_V4_URL, DEFECTDOJO_URL …)',
    )
    .option('--project <name>', 'owner/name, a GitLab project, a product, a project')
    .option('--project-version <version>', 'dependency-track: the version of the project; the branch by default')
    .option('--ref <ref>', 'the branch that was scanned')
    .option('--commit <sha>', 'the commit that was scanned')
    .option('--pull-request <number>', 'github: the pull request that gets the comment', numberOf)
    .option('--merge-request <number>', 'gitlab: the merge request that gets the note', numberOf)
    .addOption(
      new Option('--only <part>', 'github: only the upload, or only the comment').choices(['upload', 'comment']),
    )
    .option('--summary <file>', 'Markdown for the comment or note, as the gate wrote it; by default one of the SARIF')
    .option('--threads', 'gitlab: threads on changed lines too')
    .option('--name <name>', 'tells several comments on one page apart', 'summary')
    .option('--product-type <name>', 'defectdojo: the type of a product that is made', 'Tollgate')
    .option('--engagement <name>', 'defectdojo: the engagement', 'Tollgate')
    .option('--author <name>', 'dependency-track: who makes the statements of the VEX', 'unknown')
    .option('--anchor <file>', 'github: the file to which findings without a file are pinned', 'tollgate.yml')
    .option('--dir <folder>', 'dependency-track: folder of the lockfile', '.')
    .addOption(
      new Option('--fail-on <severity>', 'the gate whose verdict the summary shows')
        .choices(SEVERITIES)
        .default('high'),
    )
    .option('--new-only', 'the gate of the summary judges only new findings')
    .option('--record <file>', 'remembers what was published; keep it from run to run', '.tollgate/published.json')
    .option('--now <time>', 'the time to judge by (ISO 8601)')
    .addHelpText('after', EXAMPLES)
    .action(async (destination: Destination, path: string, options: PublishOptions) => {
      const content = readSarif(path, context);
      const now = nowOf(options.now, context);
      const steps = await publishTo(
        destination,
        options,
        {
          runs: sarifRuns(content),
          summary: (await givenSummary(options, context)) ?? summaryOf(content, options, now, context),
          now,
          run: runOf(now, context),
          version: context.version,
          pace: { secondMs: 1_000, signal: context.signal },
          record: await openPublishedFile(resolve(context.cwd, options.record)),
        },
        context,
      );
      const failed = steps.some(({ state }) => state === 'failed');
      context.emit({
        type: 'published',
        time: new Date(context.clock()).toISOString(),
        to: destination,
        outcome: failed ? 'failed' : 'ok',
      });
      done(resultOf(destination, steps, content.notices));
    });
}

function summaryOf(content: SarifContent, { failOn, newOnly }: PublishOptions, now: number, context: Context): string {
  const { decision } = decide(content, { failOn, newOnly: newOnly === true, expect: [], now });
  return toMarkdown(viewOfSarif(content, { decision, notices: content.notices, now, version: context.version }));
}

const LONGEST_SUMMARY = 60_000;

/** The gate's own summary, which knows what was expected and adopted; cut like one that is made here. */
async function givenSummary({ summary }: PublishOptions, { cwd }: Context): Promise<string | undefined> {
  if (summary === undefined) return undefined;
  const bytes = await readFileIfThere(resolve(cwd, summary));
  if (bytes !== undefined) return new TextDecoder().decode(bytes).slice(0, LONGEST_SUMMARY).toWellFormed();
  throw new TollgateError('publish/no-summary', `there is no file ${summary}`, {
    class: 'usage',
    place: { key: '--summary' },
    help: ['give the summary.md of `tollgate run`, or leave --summary out'],
  });
}

/** This run as people know it. */
function runOf(now: number, context: Context): string {
  const number = variableOf(context, 'GITHUB_RUN_ID', 'CI_PIPELINE_ID');
  return number === undefined ? new Date(now).toISOString() : `run ${number.slice(0, 40)}`;
}

function resultOf(to: Destination, steps: readonly PublishStep[], notices: readonly string[]): CommandResult {
  const failed = steps.filter(({ state }) => state === 'failed');
  const held = steps.filter(({ state }) => state === 'held');
  const done = steps.filter(({ state }) => state === 'published' || state === 'unchanged').length;
  const verdict = held.length > 0 ? 'incomplete' : failed.length > 0 ? 'fail' : 'pass';
  const reason =
    held.length > 0
      ? `${held.length} of ${steps.length} held back: ${held[0]?.detail ?? ''}`
      : failed.length > 0
        ? `${failed.length} of ${steps.length} not published to ${to}: ${failed[0]?.detail ?? ''}`
        : `${done} of ${steps.length} published to ${to}`;
  return {
    exitCode: held.length > 0 ? EXIT.incomplete : failed.length > 0 ? EXIT.publish : EXIT.passed,
    lines: [
      ...steps.flatMap(({ what, state, detail, help }) => [
        `${state.padEnd(10)} ${what}: ${detail}`,
        ...(help ?? []).map((line) => `    = help: ${line}`),
      ]),
      `tollgate: ${verdict}: ${reason}`,
    ],
    notices,
    verdict,
    document: { to, steps },
  };
}

function numberOf(text: string): number {
  if (/^[1-9]\d{0,8}$/u.test(text)) return Number(text);
  throw new InvalidArgumentError('It is no number.');
}

const EXAMPLES = `
Examples:
  tollgate publish github .tollgate/tollgate.sarif
  tollgate publish github .tollgate/tollgate.sarif --only comment --pull-request 7
  tollgate publish gitlab .tollgate/tollgate.sarif --threads
  tollgate publish defectdojo .tollgate/tollgate.sarif --url https://dojo.example.org --project shop
  tollgate publish dependency-track .tollgate/tollgate.sarif --project shop --project-version main

Tokens are read from variables: GITHUB_TOKEN, TOLLGATE_GITLAB_TOKEN, DEFECTDOJO_TOKEN, DEPENDENCY_TRACK_API_KEY.
Exit codes: 0 published, or there already · 2 usage · 3 something incomplete was held back · 4 publishing failed`;
