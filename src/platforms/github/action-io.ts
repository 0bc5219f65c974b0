import * as core from '@actions/core';

/** An input of the action as text, empty where it is left out. */
export function readInput(name: string): string {
  return core.getInput(name);
}

/** Writes outputs of the step. */
export function writeOutputs(outputs: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}

/** Adds Markdown to the job summary; a runner without one is fine. `markdown` must already be escaped. */
export async function writeSummary(
  markdown: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  if ((environment['GITHUB_STEP_SUMMARY'] ?? '') === '') return;
  await core.summary.addRaw(markdown, true).write();
}

/** Shows one error on the run's page. */
export function showError(title: string, message: string): void {
  core.error(message, { title });
}
