import { join, resolve } from 'node:path';
import { asObject, asText } from '../util/untrusted.ts';
import { readFileIfThere, removeFolder, temporaryFolder } from '../util/files.ts';
import { runProcess } from '../util/process.ts';
import type { Classification } from './classification.ts';
import { type ClassifiedTool, classifyRun } from './classify.ts';
import { ageDoubt } from './database-age.ts';
import { databaseTime } from './dependency-check/database.ts';
import { probeDependencyCheck } from './dependency-check/probe-command.ts';
import { NPM_PROBE } from './npm-audit/probe-project.ts';
import { osvDatabase } from './osv-scanner/database.ts';
import { PNPM_PROBE } from './pnpm-audit/probe.ts';
import { PROBE_PACKAGE, type ProbeProject, writeProbe } from './probe-project.ts';
import type { RecordedRun } from './recorded-run.ts';
import { jsonOutputsOf, parseJson, textOf } from './run-output.ts';
import { YARN_CLASSIC_PROBE, yarnProbe } from './yarn-audit/probe.ts';

/** Where a guarded command ran. */
export interface GuardContext {
  readonly cwd: string;
  /** Milliseconds since the epoch, by which the age of databases is told. */
  readonly now: number;
  /** Milliseconds; an older advisory database is a doubt. */
  readonly maxDatabaseAgeMs: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/**
 * Looks for what neither exit code nor streams nor report of a run show: one sentence for each thing found. Only a run
 * without findings is probed; one with findings has shown that its source answers. The age of a database counts either way.
 */
export async function wrapGuards(
  tool: ClassifiedTool,
  command: readonly string[],
  run: RecordedRun,
  { raw }: Classification,
  context: GuardContext,
): Promise<string[]> {
  const ages = await ageDoubts(tool, command, run, context);
  if (raw > 0) return ages;
  switch (tool) {
    case 'npm':
      return probed(tool, command, NPM_PROBE, context);
    case 'pnpm':
      return probed(tool, command, PNPM_PROBE, context);
    case 'yarn': {
      const lockfile = textOf((await readFileIfThere(join(context.cwd, 'yarn.lock'))) ?? new Uint8Array());
      const project = /^__metadata:/mu.test(lockfile) ? yarnProbe(lockfile) : YARN_CLASSIC_PROBE;
      return probed(tool, command, project, context);
    }
    case 'dependency-check':
      return [...ages, ...(await probeDependencyCheck({ ...context, command }))];
    case 'retire':
      return retireRepository(command, context);
    default:
      return ages;
  }
}

async function ageDoubts(
  tool: ClassifiedTool,
  command: readonly string[],
  run: RecordedRun,
  context: GuardContext,
): Promise<string[]> {
  if (tool === 'osv-scanner') return osvArchives(command, context);
  if (tool.includes('dependency-check')) {
    return [ageDoubt('the database of Dependency-Check', databaseTime(run), context) ?? []].flat();
  }
  if (tool !== 'grype') return [];
  const built = jsonOutputsOf(run).map(({ value }) => {
    const database = asObject(asObject(asObject(value)['descriptor'])['db']);
    return asText(asObject(database['status'])['built'] ?? database['built']);
  });
  const time = Date.parse(built.find((text) => text !== undefined) ?? '');
  return [ageDoubt('the database of Grype', time, context) ?? []].flat();
}

/** The same command in a project whose only package is known to be vulnerable, with the settings of the project itself. */
async function probed(
  tool: ClassifiedTool,
  command: readonly string[],
  project: ProbeProject,
  context: GuardContext,
): Promise<string[]> {
  const dir = await temporaryFolder('tollgate-probe-');
  try {
    await writeProbe(dir, project, context.cwd);
    const { stdout, stderr, exitCode } = await runProcess({
      command: command[0] ?? '',
      args: command.slice(1),
      cwd: dir,
      environment: context.environment,
      timeoutMs: Math.min(context.timeoutMs, 60_000),
      ...(context.signal && { signal: context.signal }),
    });
    const { raw, also } = classifyRun(tool, { exitCode, stdout, stderr, reports: [] });
    if (raw > 0 || also !== undefined) return [];
    return [`the same command reports nothing for a package known to be vulnerable (${PROBE_PACKAGE})`];
  } finally {
    await removeFolder(dir);
  }
}

async function osvArchives(command: readonly string[], context: GuardContext): Promise<string[]> {
  if (!command.some((word) => /^--offline(?:-vulnerabilities)?(?:=true)?$/u.test(word))) return [];
  const folder = context.environment['OSV_SCANNER_LOCAL_DB_CACHE_DIRECTORY'];
  const database = folder === undefined ? undefined : await osvDatabase(resolve(context.cwd, folder));
  return (database?.archives ?? []).flatMap(({ ecosystem, records, time }) => {
    const what = `the OSV database of ${ecosystem}`;
    return records === undefined || records === 0 ? [`${what} holds no record`] : (ageDoubt(what, time, context) ?? []);
  });
}

async function retireRepository(command: readonly string[], { cwd }: GuardContext): Promise<string[]> {
  const at = command.indexOf('--jsrepo');
  const path = at < 0 ? command.find((word) => word.startsWith('--jsrepo='))?.slice(9) : command[at + 1];
  if (path === undefined || /^https?:/u.test(path)) return [];
  const bytes = await readFileIfThere(resolve(cwd, path));
  if (bytes === undefined) return [];
  const known = Object.values(asObject(parseJson(textOf(bytes))));
  return known.length === 0 ? ['the repository of retire names no library'] : [];
}
