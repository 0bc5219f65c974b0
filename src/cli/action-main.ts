import { Command } from 'commander';
import { inputArguments } from '../config/inputs.ts';
import { readInput, showError, writeOutputs, writeSummary } from '../platforms/github/action-io.ts';
import { readFileIfThere } from '../util/files.ts';
import type { CommandResult } from './command-result.ts';
import { runCommand } from './commands/run.ts';
import { EXIT } from './exit-codes.ts';
import type { Judgement } from './judge.ts';
import { processContext } from './process-context.ts';
import { renderError } from './render-error.ts';
import { runCli } from './run-cli.ts';

type RunDocument = Partial<Pick<Judgement, 'counts' | 'files'>>;

/** The GitHub Action: inputs become the options of `run`; its outcome becomes outputs, a job summary and the exit code. */
export async function actionMain(): Promise<void> {
  const { context, release } = processContext([]);
  process.exitCode = await runAction(context).catch((error: unknown) => {
    showError('Tollgate', renderError(error));
    return EXIT.usage;
  });
  release();
}

async function runAction(context: ReturnType<typeof processContext>['context']): Promise<number> {
  let result: CommandResult | undefined;
  const exitCode = await runCli(['run', ...inputArguments(readInput)], context, (inner, done) =>
    new Command('tollgate').addCommand(
      runCommand(inner, (ended) => {
        result = ended;
        done(ended);
      }),
    ),
  );
  const { counts, files }: RunDocument = result?.document ?? {};
  writeOutputs({
    verdict: result?.verdict ?? 'incomplete',
    'exit-code': exitCode,
    ...(files !== undefined && { sarif: files.sarif, 'github-sarif': files.githubSarif, html: files.html }),
    ...counts?.bySeverity,
  });
  if (files !== undefined) {
    await writeSummary(new TextDecoder().decode(await readFileIfThere(files.markdown)), context.environment);
  }
  if (exitCode !== EXIT.passed) showError('Tollgate', result?.lines.at(-1) ?? `ended with exit code ${exitCode}`);
  return exitCode;
}
