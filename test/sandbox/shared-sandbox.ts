import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';

let shared: Promise<Sandbox> | undefined;

/**
 * A sandbox with all defaults, as new. The files that one worker runs after another share it, since starting its database
 * costs more than most of them do; closing it switches its defects off.
 */
export async function sharedSandbox(): Promise<Sandbox> {
  shared ??= startSandbox();
  const sandbox = await shared;
  sandbox.setDefects([]);
  sandbox.gateway.faults.clear();
  await sandbox.reset();
  return { ...sandbox, close: async () => sandbox.setDefects([]) };
}
