import { join, relative, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { SEVERITIES, type Severity } from '../../model/severity.ts';
import { toDigestMarkdown } from '../../reporters/digest-markdown.ts';
import { readFileIfThere, writeFileAtomic } from '../../util/files.ts';
import { type AuditConfig, auditConfig } from '../config/audit-config.ts';
import { auditLines } from '../judging/audit-lines.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { dependencyKnowledge } from '../dependency-knowledge.ts';
import { digestOf } from '../judging/digest-of.ts';
import { exitCodeOfVerdict } from '../exit-codes.ts';
import { nowOf } from '../options/now.ts';
import { runPipeline } from '../run-pipeline.ts';
import { withBaseline } from '../baseline/with-baseline.ts';

interface Options {
  readonly config?: string;
  readonly weekly?: boolean;
  readonly baseline?: string;
  readonly failOn?: Severity;
  readonly newOnly?: boolean;
  readonly kev?: boolean;
  readonly onlyFixed?: boolean;
  readonly scope?: 'runtime';
  readonly output: string;
  readonly now?: string;
}

/** `tollgate audit`: the dependency scan, ranked, with an upgrade plan; weekly compared with the last complete run. */
export function auditCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('audit')
    .description(
      'scan dependencies, rank what was found, say what to upgrade; weekly: what is new, fixed, overdue, exploited',
    )
    .option('-c, --config <file>', 'the configuration; tollgate.yml where there is one')
    .option('--weekly', 'compare with the last complete audit, and become the one to compare with')
    .option('--baseline <sarif>', 'compare with this SARIF instead; auto: the last complete one of the target branch')
    .addOption(
      new Option('--fail-on <severity>', 'findings this bad or worse shut the gate; `gate.failOn`, else high').choices(
        SEVERITIES,
      ),
    )
    .option('--new-only', 'judge only findings that are new')
    .option('--kev', 'judge only what is exploited in the wild, at any severity')
    .option('--only-fixed', 'judge only findings for which a fix is known')
    .addOption(new Option('--scope <scope>', 'judge only packages that are needed at run time').choices(['runtime']))
    .option('-o, --output <folder>', 'where the digest, the plan and the reports go', '.tollgate/audit')
    .option('--now <time>', 'the time to judge by (ISO 8601)')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      done(await audit(options, context));
    });
}

async function audit(options: Options, context: Context): Promise<CommandResult> {
  const { config, change, close } = await auditConfig(options.config, context);
  const asked = options.baseline ?? (options.weekly === true ? undefined : config.baseline);
  return withBaseline(asked, undefined, context, ({ path, notices }) =>
    auditAgainst(path, { options, config, notices, ...(change !== undefined && { change }) }, context),
  ).finally(close);
}

interface AuditParts extends Omit<AuditConfig, 'close'> {
  readonly options: Options;
  readonly notices: readonly string[];
}

async function auditAgainst(
  given: string | undefined,
  { options, config, notices, change }: AuditParts,
  context: Context,
): Promise<CommandResult> {
  const now = nowOf(options.now, context);
  const output = resolve(context.cwd, options.output);
  const last = join(output, 'last.sarif');
  const hasLast = given === undefined && options.weekly === true && (await readFileIfThere(last)) !== undefined;
  const firstRun = given === undefined && !hasLast;
  // Compared with nothing, every finding is first met now: from this day on its age counts.
  const empty = join(output, 'before-the-first.sarif');
  if (options.weekly === true && firstRun) await writeFileAtomic(empty, NOTHING);
  const baseline = given ?? (options.weekly === true ? relative(context.cwd, hasLast ? last : empty) : undefined);
  const knowledge = await dependencyKnowledge(config.dependencies ?? {}, context);
  context.emit({
    type: 'run-started',
    time: new Date(context.clock()).toISOString(),
    command: 'audit',
    version: context.version,
  });
  const judgement = await runPipeline(
    {
      config,
      output,
      failOn: options.failOn ?? config.gate?.failOn ?? 'high',
      newOnly: options.newOnly ?? config.gate?.newOnly ?? false,
      ...(baseline !== undefined && { baseline }),
      notices,
      now,
      anchor: options.config ?? 'tollgate.yml',
      ...(change !== undefined && { change }),
      conditions: {
        kev: options.kev ?? config.gate?.kev,
        onlyFixed: options.onlyFixed ?? config.gate?.onlyFixed,
        scope: options.scope ?? config.gate?.scope,
      },
      knowledge,
    },
    context,
  );
  const digest = digestOf(judgement, {
    policy: config.dependencies?.policy ?? {},
    files: knowledge.files,
    firstRun,
    now,
  });
  const files = { digest: join(output, 'digest.md'), json: join(output, 'digest.json') };
  await writeFileAtomic(files.digest, toDigestMarkdown(digest));
  await writeFileAtomic(files.json, `${JSON.stringify(digest, undefined, 2)}\n`);
  const complete = judgement.view.runs.every(({ status }) => status === 'complete');
  if (options.weekly === true && complete) await keep(judgement.files.sarif, last);
  const kept =
    options.weekly === true && !complete
      ? ['the audit is incomplete, so next week is compared with the last complete one']
      : [];
  return {
    exitCode: exitCodeOfVerdict(judgement.decision.verdict),
    lines: auditLines(digest, judgement, { ...files, weekly: options.weekly === true }, context),
    notices: [...judgement.view.notices, ...kept],
    verdict: judgement.decision.verdict,
    document: { digest, files: { ...judgement.files, digest: files.digest, digestJson: files.json } },
  };
}

const NOTHING = `${JSON.stringify({
  version: '2.1.0',
  runs: [{ tool: { driver: { name: 'tollgate' } }, invocations: [{ executionSuccessful: true }], results: [] }],
})}\n`;

async function keep(sarif: string, last: string): Promise<void> {
  const bytes = await readFileIfThere(sarif);
  if (bytes !== undefined) await writeFileAtomic(last, bytes);
}

const EXAMPLES = `
Examples:
  tollgate audit
  tollgate audit --weekly --scope runtime
  tollgate audit --weekly --kev --output audit
  tollgate audit --baseline last-week.sarif --new-only

Exit codes: 0 passed · 1 findings shut the gate · 2 configuration · 3 something was not scanned completely, or a feed cannot be read`;
