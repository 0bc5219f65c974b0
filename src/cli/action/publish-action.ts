import { Command } from 'commander';
import { PUBLISH_INPUTS } from '../../config/publish-inputs.ts';
import type { PublishStep } from '../../platforms/publication.ts';
import { readInput, showError, writeOutputs } from '../../platforms/github/action-io.ts';
import type { CommandResult } from '../command-result.ts';
import { publishCommand } from '../commands/publish.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { runCli } from '../run-cli.ts';

/**
 * The action `publish`: `tollgate publish github` with the token of the job. What was held back fails no job, since the gate
 * has judged it already.
 * @returns the exit code
 */
export async function publishAction(context: Context): Promise<number> {
  const token = readInput('token');
  const environment = token === '' ? context.environment : { ...context.environment, GITHUB_TOKEN: token };
  const options = PUBLISH_INPUTS.flatMap(({ name, flag }) => {
    const value = flag === undefined ? '' : readInput(name);
    return value === '' ? [] : [`${flag}=${value}`];
  });
  let result: CommandResult | undefined;
  const words = ['publish', ...options, '--', 'github', readInput('sarif')];
  const exitCode = await runCli(words, { ...context, environment }, (inner, done) =>
    new Command('tollgate').addCommand(
      publishCommand(inner, (ended) => {
        result = ended;
        done(ended);
      }),
    ),
  );
  const steps = stepsOf(result);
  writeOutputs({
    'exit-code': exitCode,
    published: steps.filter(({ state }) => state === 'published' || state === 'unchanged').length,
    held: steps.filter(({ state }) => state === 'held').length,
  });
  if (exitCode === EXIT.passed) return exitCode;
  const last = result?.lines.at(-1) ?? `ended with exit code ${exitCode}`;
  showError('Tollgate publish', last);
  const isHeldAlone =
    exitCode === EXIT.incomplete && result !== undefined && !steps.some(({ state }) => state === 'failed');
  return isHeldAlone ? EXIT.passed : exitCode;
}

function stepsOf(result: CommandResult | undefined): readonly PublishStep[] {
  const { steps = [] }: { readonly steps?: readonly PublishStep[] } = result?.document ?? {};
  return steps;
}
