import { join, resolve } from 'node:path';
import { readFileIfThere, removeFolder, temporaryFolder, writeFileAtomic } from '../../util/files.ts';
import { runProcess } from '../../util/process.ts';
import { classifyDependencyCheck } from './classify.ts';
import { isSmallDatabase } from './database.ts';
import { PROBE_JAR_NAME, probeDoubts, probeJar } from './probe-jar.ts';

/** A command line of Dependency-Check that somebody wrote, and where it ran. */
export interface ProbedCommand {
  readonly command: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

const REPORT = 'dependency-check-report.json';

/**
 * Scans a jar known to be vulnerable by the same program, database and switches as a command line of Dependency-Check, where
 * that database is too small to be a whole NVD. Returns one sentence where it was not reported.
 */
export async function probeDependencyCheck({ command, cwd, ...rest }: ProbedCommand): Promise<string[]> {
  const data = valueOf(command, ['--data', '-d']);
  if (!(await isSmallDatabase(data === undefined ? undefined : resolve(cwd, data)))) return [];
  const folder = await temporaryFolder('tollgate-probe-');
  try {
    await writeFileAtomic(join(folder, 'jars', PROBE_JAR_NAME), probeJar());
    const out = join(folder, 'out');
    const kept = command.slice(1).filter((word) => word.startsWith('--disable'));
    const where = data === undefined ? [] : ['--data', resolve(cwd, data)];
    const args = ['--project', 'probe', '--scan', join(folder, 'jars'), '--out', out, '--format', 'JSON', '--noupdate'];
    const result = await runProcess({ command: command[0] ?? '', args: [...args, ...where, ...kept], cwd, ...rest });
    const bytes = await readFileIfThere(join(out, REPORT));
    const { exitCode, stdout, stderr } = result;
    const run = { exitCode, stdout, stderr, reports: bytes === undefined ? [] : [{ name: REPORT, bytes }] };
    return probeDoubts({ run, classification: classifyDependencyCheck(run) });
  } finally {
    await removeFolder(folder);
  }
}

function valueOf(command: readonly string[], names: readonly string[]): string | undefined {
  for (const [index, word] of command.entries()) {
    if (names.includes(word)) return command[index + 1];
    const name = names.find((candidate) => word.startsWith(`${candidate}=`));
    if (name !== undefined) return word.slice(name.length + 1);
  }
  return undefined;
}
