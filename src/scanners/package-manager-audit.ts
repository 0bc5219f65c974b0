import { removeFolder, temporaryFolder } from '../util/files.ts';
import { withoutThrowing } from './absence.ts';
import { type Execution, execute, versionOf } from './execute.ts';
import { finishedRun } from './finished-run.ts';
import { PROBE_PACKAGE, type ProbeProject, writeProbe } from './probe-project.ts';
import type { ScannerOptions } from './scanner-options.ts';
import type { ScannerRun } from './scanner-run.ts';

/** How a package manager audits a project by its lockfile. `version` is what it says of itself, where it answers. */
export interface PackageManagerAudit extends Pick<Execution, 'name' | 'command' | 'environment' | 'classify'> {
  readonly format: string;
  readonly lockfile: string;
  /** Words between the command and those of the package manager: a script that Node is to run. */
  readonly leading: readonly string[];
  /** The words that ask for the audit. */
  readonly words: (version: string | undefined) => readonly string[];
  /** A project whose only package is known to be vulnerable. */
  readonly probe: (version: string | undefined) => ProbeProject | Promise<ProbeProject>;
}

/**
 * Runs an audit on a project and, where it left a report, on a probe: a source of advisories that answers nothing makes it
 * look like a clean run. Never throws for what a scan may meet: that is a status.
 */
export async function auditByPackageManager(audit: PackageManagerAudit, options: ScannerOptions): Promise<ScannerRun> {
  const { name, command, environment, classify, format, lockfile, leading } = audit;
  return withoutThrowing(name, format, async () => {
    const { dir } = options;
    const version = await versionOf({ command, environment, args: [...leading, '--version'], cwd: dir }, options);
    const args = [...leading, ...audit.words(version)];
    const call = { name, command, environment, classify, args, ...(version !== undefined && { version }) };
    const executed = await execute({ ...call, cwd: dir }, options);
    const answered = executed.classification.status !== 'unreadable';
    const doubts = answered ? await probeDoubts(call, await audit.probe(version), options) : [];
    return finishedRun(executed, { name, format, version, command: [command, ...args], doubts, lockfile });
  });
}

async function probeDoubts(
  call: Omit<Execution, 'cwd'>,
  probe: ProbeProject,
  options: ScannerOptions,
): Promise<readonly string[]> {
  const dir = await temporaryFolder('tollgate-probe-');
  try {
    await writeProbe(dir, probe, options.dir);
    const { classification } = await execute({ ...call, name: `${call.name} probe`, cwd: dir }, options);
    if (classification.raw !== 0) return [];
    return [`a package known to be vulnerable (${PROBE_PACKAGE}) was not reported by the advisory source`];
  } finally {
    await removeFolder(dir);
  }
}
