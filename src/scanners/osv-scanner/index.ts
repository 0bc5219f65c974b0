import { basename, join } from 'node:path';
import { ensureFolder } from '../../util/files.ts';
import { linkFolder } from '../../util/link-folder.ts';
import { scrubEnvironment } from '../../util/process.ts';
import { absentRun, withoutThrowing } from '../absence.ts';
import { ageDoubt, isoDay } from '../database-age.ts';
import { execute, versionOf } from '../execute.ts';
import { finishedRun } from '../finished-run.ts';
import { textOf } from '../run-output.ts';
import type { ScannerOptions } from '../scanner-options.ts';
import type { ScannerRun } from '../scanner-run.ts';
import { classifyOsvScanner } from './classify.ts';
import { osvDatabase, type OsvDatabase } from './database.ts';
import { probeOsvScanner } from './probe.ts';

/** What OSV-Scanner needs beside what every scanner does. */
export interface OsvScannerOptions extends ScannerOptions {
  /** The program. Default: `OSV_SCANNER` of the environment, else `osv-scanner` on the PATH. */
  readonly program?: string;
  /** An offline database, absolute; without it OSV-Scanner asks https://api.osv.dev. */
  readonly database?: string;
  /** Lockfiles and manifests at the root of the project, which the scan must have read: base names. */
  readonly manifests: readonly string[];
}

const NAME = 'OSV-Scanner';
const FORMAT = 'osv-scanner-json';
const ECOSYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock)$/u, 'npm'],
  [/^(?:pom\.xml|gradle\.lockfile)$/u, 'Maven'],
];
const HELP = ['install OSV-Scanner 2 from https://google.github.io/osv-scanner/, or name it by OSV_SCANNER'];

/**
 * Runs `osv-scanner scan source`, offline where a database is given, and says what the result is worth. Guarded against what
 * neither exit code nor report shows: an empty, broken or old database, a lockfile that was not read.
 */
export async function scanWithOsv(options: OsvScannerOptions): Promise<ScannerRun> {
  return withoutThrowing(NAME, FORMAT, async () => {
    const command = options.program ?? options.environment['OSV_SCANNER'] ?? 'osv-scanner';
    const base = scrubEnvironment(options.environment);
    const version = await versionOf({ command, args: ['--version'], cwd: options.dir, environment: base }, options);
    if (version === undefined || !version.startsWith('2.')) {
      return absentRun(NAME, FORMAT, {
        reason: `${basename(command)} is version ${version ?? 'unknown'}; OSV-Scanner 2 is needed`,
        help: HELP,
      });
    }
    const database = options.database === undefined ? undefined : await osvDatabase(options.database);
    if (options.database !== undefined && database === undefined) {
      return absentRun(NAME, FORMAT, {
        reason: `there is no OSV database in ${basename(options.database)}: no <ecosystem>/all.zip in osv-scalibr, osv-scanner or the folder itself`,
        help: [
          'tollgate db import unpacks one; https://google.github.io/osv-scanner/usage/offline-mode/ tells where to get it',
        ],
      });
    }
    return scan(options, command, version, base, database);
  });
}

async function scan(
  options: OsvScannerOptions,
  command: string,
  version: string,
  base: Readonly<Record<string, string>>,
  database: OsvDatabase | undefined,
): Promise<ScannerRun> {
  const cache = join(options.workDir, 'osv');
  await ensureFolder(cache);
  if (database !== undefined) {
    for (const layout of ['osv-scalibr', 'osv-scanner']) await linkFolder(database.folder, join(cache, layout));
  }
  const environment = { ...base, ...(database !== undefined && { OSV_SCANNER_LOCAL_DB_CACHE_DIRECTORY: cache }) };
  const flags = ['scan', 'source', '--format', 'json', ...(database === undefined ? [] : ['--offline'])];
  const args = [...flags, '--recursive', options.dir];
  const executed = await execute(
    { name: NAME, command, args, cwd: options.dir, environment, version, classify: classifyOsvScanner },
    options,
  );
  const ecosystems = [...new Set(options.manifests.flatMap((file) => ecosystemOf(file) ?? []))];
  const readable = executed.classification.status !== 'unreadable';
  const doubts = readable
    ? [
        ...databaseDoubts(database, ecosystems, options),
        ...unread(options.manifests, textOf(executed.run.stderr)),
        ...(await probeOsvScanner({ command, args: flags, environment, ecosystems }, options)),
      ]
    : databaseDoubts(database, ecosystems, options);
  const oldest = database === undefined ? undefined : Math.min(...database.archives.map(({ time }) => time));
  return finishedRun(executed, {
    name: NAME,
    format: FORMAT,
    version,
    command: [command, ...args],
    doubts,
    help: ['tollgate db status tells which databases are there and how old they are'],
    ...(oldest !== undefined && { databaseDate: isoDay(oldest) }),
  });
}

function databaseDoubts(
  database: OsvDatabase | undefined,
  ecosystems: readonly string[],
  options: OsvScannerOptions,
): string[] {
  if (database === undefined) return [];
  const used = database.archives.filter(({ ecosystem }) => ecosystems.length === 0 || ecosystems.includes(ecosystem));
  const missing = ecosystems.filter((name) => !database.archives.some(({ ecosystem }) => ecosystem === name));
  return [
    ...missing.map((name) => `the OSV database holds nothing for ${name}`),
    ...used.flatMap(({ ecosystem, records, time }) => {
      if (records === undefined) return [`the OSV database of ${ecosystem} is no ZIP archive`];
      if (records === 0) return [`the OSV database of ${ecosystem} holds no record`];
      return ageDoubt(`the OSV database of ${ecosystem}`, time, options) ?? [];
    }),
  ];
}

function ecosystemOf(file: string): string | undefined {
  return ECOSYSTEMS.find(([pattern]) => pattern.test(file))?.[1];
}

// Files that git ignores are skipped without a word; each file that was read has a line.
function unread(manifests: readonly string[], log: string): string[] {
  const names = [...log.matchAll(/^Scanned (.+?) file and found/gmu)].map(([, path]) => basename(path ?? ''));
  return manifests
    .filter((file) => ecosystemOf(file) !== undefined && !names.includes(file))
    .map((file) => `${file} was not read (ignored by git, or not understood)`);
}
