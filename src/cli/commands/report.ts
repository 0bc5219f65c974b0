import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { SEVERITIES, type Severity } from '../../model/severity.ts';
import { TollgateError } from '../../model/errors.ts';
import { toCsv } from '../../reporters/csv.ts';
import { type Sbom, toCycloneDxSbom } from '../../reporters/cyclonedx-sbom.ts';
import { toCycloneDxVex } from '../../reporters/cyclonedx-vex.ts';
import { githubSarifText } from '../../reporters/github-sarif.ts';
import { GITLAB_SCHEMAS, type GitlabOptions } from '../../reporters/gitlab/gitlab-options.ts';
import { toHtml } from '../../reporters/html.ts';
import { toJunit } from '../../reporters/junit.ts';
import { toMarkdown } from '../../reporters/markdown.ts';
import { toOpenVex } from '../../reporters/openvex.ts';
import { writeTextAtomic } from '../../util/write-text.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { decide } from '../judging/decide.ts';
import { dependencyKnowledge } from '../dependency-knowledge.ts';
import { EXIT } from '../exit-codes.ts';
import { GITLAB_REPORT_KINDS, gitlabReportOf, isGitlabKind } from '../platforms/gitlab-report-of.ts';
import { nowOf } from '../options/now.ts';
import { readSarif, type SarifContent } from '../read-sarif.ts';
import { sarifRuns } from '../platforms/sarif-runs.ts';
import { sbomOf } from '../platforms/sbom-of.ts';
import { viewOfSarif } from '../judging/view-of-sarif.ts';

const KINDS = [
  'html',
  'markdown',
  'junit',
  'csv',
  'github-sarif',
  ...GITLAB_REPORT_KINDS,
  'openvex',
  'cyclonedx-vex',
  'cyclonedx',
] as const;

interface Options {
  readonly as: (typeof KINDS)[number];
  readonly output?: string;
  readonly failOn: Severity;
  readonly newOnly?: boolean;
  readonly anchor: string;
  readonly author: string;
  readonly dir: string;
  readonly gitlabSchema: GitlabOptions['schema'];
  readonly target?: string;
  readonly exitZero?: boolean;
  readonly now?: string;
}

/** `tollgate report SARIF --as …`: the SARIF as a page, a summary, test results, or for GitHub or GitLab. */
export function reportCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('report')
    .description('turn a SARIF file into a page, a summary or test results')
    .argument('<sarif>', 'what `normalize` or `run` wrote')
    .addOption(new Option('--as <kind>', 'what to make').choices(KINDS).makeOptionMandatory())
    .option('-o, --output <file>', 'where to write it; standard output by default')
    .addOption(
      new Option('--fail-on <severity>', 'the gate whose verdict the report shows').choices(SEVERITIES).default('high'),
    )
    .option('--new-only', 'the gate judges only new findings')
    .option(
      '--anchor <file>',
      'github-sarif, gitlab-…: the file of the repository to which findings without a file are pinned',
      'tollgate.yml',
    )
    .addOption(
      new Option('--gitlab-schema <version>', 'gitlab-…: version of the report; GitLab before 17.4 takes only 15.1')
        .choices(GITLAB_SCHEMAS)
        .default(GITLAB_SCHEMAS[0]),
    )
    .option('--target <name>', 'gitlab-dast, gitlab-api-fuzzing: which of several targets the report is of')
    .option('--author <name>', 'openvex, cyclonedx-vex, cyclonedx: who makes the statements', 'unknown')
    .option('--dir <folder>', 'cyclonedx: folder of the lockfile whose packages the bill of materials lists', '.')
    .option('--exit-zero', 'exit 0 where a report is withheld, because another job judges')
    .option('--now <time>', 'the time to judge by (ISO 8601)')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, options: Options) => {
      const content = readSarif(path, context);
      const output = options.output === undefined ? undefined : resolve(context.cwd, options.output);
      // A job uploads what lies there: the report of an earlier run must not be taken for one that is withheld.
      if (output !== undefined && isGitlabKind(options.as) && output !== resolve(context.cwd, path)) {
        await rm(output, { force: true });
      }
      try {
        const pieces = await makeReport(content, options, context);
        if (output !== undefined) await writeTextAtomic(output, pieces, context.signal);
        done({
          exitCode: EXIT.passed,
          lines: [output === undefined ? [...pieces].join('').trimEnd() : `written: ${options.output}`],
          notices: [],
          verdict: 'pass',
          document: { output: options.output ?? null, as: options.as },
        });
      } catch (error) {
        if (options.exitZero !== true || !(error instanceof TollgateError) || error.class !== 'incomplete') throw error;
        const document = { output: null, as: options.as };
        done({ exitCode: EXIT.passed, lines: [], notices: [error.message], verdict: 'incomplete', document });
      }
    });
}

async function makeReport(content: SarifContent, options: Options, context: Context): Promise<Iterable<string>> {
  const now = nowOf(options.now, context);
  if (options.as === 'github-sarif') return githubSarifText(sarifRuns(content), { anchor: options.anchor, now });
  if (isGitlabKind(options.as)) {
    const { anchor, gitlabSchema: schema, target } = options;
    return gitlabReportOf(content, options.as, { anchor, now, schema, version: context.version }, target);
  }
  const vex = { author: options.author, now, version: context.version };
  const findings = content.runs.flatMap((run) => run.findings);
  if (options.as === 'cyclonedx-vex') return [toCycloneDxVex(findings, vex)];
  if (options.as === 'cyclonedx') return [toCycloneDxSbom(await lockedIn(options.dir, context), findings, vex)];
  if (options.as === 'openvex') return [toOpenVex(findings, vex) ?? nothingDecided()];
  const { decision } = decide(content, { failOn: options.failOn, newOnly: options.newOnly === true, expect: [], now });
  const view = viewOfSarif(content, { decision, notices: content.notices, now, version: context.version });
  switch (options.as) {
    case 'html':
      return [toHtml(view, await context.dashboard())];
    case 'markdown':
      return [toMarkdown(view)];
    case 'junit':
      return [toJunit(view)];
    case 'csv':
      return [toCsv(view)];
  }
}

async function lockedIn(dir: string, context: Context): Promise<Sbom> {
  const { files, reports } = await dependencyKnowledge({ dir }, context);
  const [tree] = files.trees;
  if (tree !== undefined) return sbomOf(tree);
  throw new TollgateError('report/no-lockfile', reports[0]?.run.reason ?? `there is no lockfile in ${dir}`, {
    class: 'incomplete',
    place: { file: dir },
    help: ['name the folder of package-lock.json, pnpm-lock.yaml or yarn.lock with --dir'],
  });
}

function nothingDecided(): never {
  throw new TollgateError(
    'report/nothing-decided',
    'no decision about a package is recorded, and OpenVEX must state something',
    {
      class: 'usage',
      help: [
        'record decisions as suppressions in tollgate.yml, then run again',
        'or take --as cyclonedx-vex, which may be empty',
      ],
    },
  );
}

const EXAMPLES = `
Examples:
  tollgate report tollgate.sarif --as cyclonedx --dir . --output bom.json
  tollgate report tollgate.sarif --as html --output report.html
  tollgate report tollgate.sarif --as gitlab-dast --output gl-dast-report.json
  tollgate report tollgate.sarif --as markdown >> "$GITHUB_STEP_SUMMARY"

Exit codes: 0 written · 2 usage · 3 withheld: GitLab would close what an incomplete scan did not see`;
