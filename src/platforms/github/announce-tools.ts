import * as core from '@actions/core';

/** Puts folders first on the PATH of the job's later steps, and sets variables for them. */
export function announceTools(folders: readonly string[], variables: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(variables)) core.exportVariable(name, value);
  for (const folder of folders) core.addPath(folder);
}
