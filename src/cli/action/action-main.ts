import { Command } from 'commander';
import { type Action, actionArguments, ACTIONS } from '../../config/actions.ts';
import { inputArguments } from '../../config/input-arguments.ts';
import type { Finding } from '../../model/finding.ts';
import { openFindings } from '../../model/summary.ts';
import { neverAdopted } from '../../pipeline/never-adopted.ts';
import { readInput, showError, writeOutputs, writeSummary } from '../../platforms/github/action-io.ts';
import { annotateFindings } from '../../platforms/github/annotate-findings.ts';
import { readFileIfThere } from '../../util/files.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { runCommand } from '../commands/run.ts';
import { EXIT } from '../exit-codes.ts';
import type { Judgement } from '../judge.ts';
import { processContext } from '../process-context.ts';
import { publishAction } from './publish-action.ts';
import { readSarif } from '../read-sarif.ts';
import { renderError } from '../render-error.ts';
import { runCli } from '../run-cli.ts';
import { setupAction } from './setup-action.ts';

const OTHERS: ReadonlyMap<string, (context: Context) => Promise<number>> = new Map([
  ['setup', setupAction],
  ['publish', publishAction],
]);

type RunDocument = Partial<Pick<Judgement, 'counts' | 'files'>>;
type ActionContext = ReturnType<typeof processContext>['context'];

/**
 * A GitHub Action: inputs become the options of `run`; its outcome becomes outputs, annotations, a job summary and the exit
 * code.
 * @param name one of `ACTIONS`, or `setup` or `publish`, which scan and judge nothing; the root action by default
 */
export async function actionMain(name = 'tollgate'): Promise<void> {
  const { context, release } = processContext([]);
  const other = OTHERS.get(name);
  if (other !== undefined) {
    process.exitCode = await other(context);
    return release();
  }
  const action = ACTIONS.find((candidate) => candidate.name === name);
  if (action === undefined) throw new Error(`there is no action ${name}`);
  process.exitCode = await runAction(action, context).catch((error: unknown) => {
    showError(action.title, renderError(error));
    return EXIT.usage;
  });
  release();
}

async function runAction(action: Action, context: ActionContext): Promise<number> {
  let result: CommandResult | undefined;
  const words = [...actionArguments(action), ...inputArguments(action.name, readInput)];
  const exitCode = await runCli(words, context, (inner, done) =>
    new Command('tollgate').addCommand(
      runCommand(inner, (ended) => {
        result = ended;
        done(ended);
      }),
    ),
  );
  const verdict = result?.verdict ?? 'incomplete';
  const { counts, files }: RunDocument = result?.document ?? {};
  const findings = files === undefined ? [] : newFindings(files.sarif, (counts?.adopted ?? 0) > 0, context);
  writeOutputs({
    verdict,
    'exit-code': exitCode,
    ...(files !== undefined && {
      sarif: files.sarif,
      'github-sarif': files.githubSarif,
      report: files.html,
      new: findings.length,
    }),
    adopted: counts?.adopted ?? 0,
    ...counts?.bySeverity,
  });
  if (files !== undefined) {
    annotateFindings(findings);
    await writeSummary(new TextDecoder().decode(await readFileIfThere(files.markdown)), context.environment);
  }
  if (exitCode !== EXIT.passed) showError(action.title, result?.lines.at(-1) ?? `ended with exit code ${exitCode}`);
  return exitCode;
}

/** @param isAdopted do the findings make the baseline, so that only what no baseline takes in is new? */
function newFindings(sarif: string, isAdopted: boolean, context: ActionContext): readonly Finding[] {
  return readSarif(sarif, context).runs.flatMap(({ info, findings }) =>
    openFindings(findings).filter((finding) =>
      isAdopted
        ? neverAdopted(finding, info) !== undefined
        : finding.baselineState === undefined || finding.baselineState === 'new',
    ),
  );
}
