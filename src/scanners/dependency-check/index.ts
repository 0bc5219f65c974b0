import { join } from 'node:path';
import { ensureFolder, readFileIfThere, removeFolder, temporaryFolder, writeFileAtomic } from '../../util/files.ts';
import { scrubEnvironment } from '../../util/process.ts';
import { absentRun, withoutThrowing } from '../absence.ts';
import { ageDoubt, isoDay } from '../database-age.ts';
import { execute, versionOf, type Executed } from '../execute.ts';
import { finishedRun } from '../finished-run.ts';
import type { ScannerOptions } from '../scanner-options.ts';
import type { ScannerRun } from '../scanner-run.ts';
import { dependencyCheckArguments } from './arguments.ts';
import { classifyDependencyCheck } from './classify.ts';
import { databaseTime, isSmallDatabase } from './database.ts';
import { PROBE_JAR_NAME, probeDoubts, probeJar } from './probe-jar.ts';

/** What Dependency-Check needs beside what every scanner does. */
export interface DependencyCheckOptions extends ScannerOptions {
  /** The command line's script, or the wrapper package with what goes before its arguments. Absent where there is neither. */
  readonly program?: { readonly kind: 'command-line' | 'wrapper'; readonly command: readonly string[] };
  /** Folder of the database, absolute. */
  readonly data: string;
  /** URL of an NVD feed (`file:` too) to fill the database from; without it the NVD's API is asked. */
  readonly nvdFeed?: string;
  /** Use the database as it is. */
  readonly noUpdate?: boolean;
  /** Ask nothing beyond the database: no OSS Index, no registry audit, no Central, no hosted suppressions. */
  readonly offline?: boolean;
  /** Suppression files, absolute. */
  readonly suppressions?: readonly string[];
}

const NAME = 'dependency-check';
const FORMAT = 'odc-json';
const REPORT = 'dependency-check-report.json';
const KEPT = ['JAVA_HOME', 'JAVACMD', 'JAVA_OPTS', 'OWASP_BIN', 'GITHUB_TOKEN'];

// Variable of the environment → property of Dependency-Check.
const SECRETS: readonly (readonly [string, string])[] = [
  ['NVD_API_KEY', 'nvd.api.key'],
  ['OSS_INDEX_USERNAME', 'analyzer.ossindex.user'],
  ['OSS_INDEX_PASSWORD', 'analyzer.ossindex.password'],
];

/**
 * Runs OWASP Dependency-Check into an empty folder of its own and says what the result is worth. Guarded against what neither
 * exit code nor report shows: an old database, and a small one that does not know a jar known to be vulnerable.
 */
export async function scanWithDependencyCheck(options: DependencyCheckOptions): Promise<ScannerRun> {
  const { program } = options;
  if (program === undefined) {
    return absentRun(NAME, FORMAT, {
      reason: 'no Dependency-Check was found: neither DEPENDENCY_CHECK_HOME nor OWASP_BIN names one',
      help: ['set DEPENDENCY_CHECK_HOME to the folder of the unpacked command line, or OWASP_BIN to its script'],
    });
  }
  return withoutThrowing(NAME, FORMAT, async () => {
    // The npm wrapper deletes the folder that it writes into, so it gets one that holds nothing else.
    const out = await temporaryFolder('tollgate-dependency-check-');
    try {
      return await scan(options, program, out);
    } finally {
      await removeFolder(out);
    }
  });
}

type Program = NonNullable<DependencyCheckOptions['program']>;

async function scan(options: DependencyCheckOptions, program: Program, out: string): Promise<ScannerRun> {
  const command = program.command[0] ?? '';
  const environment = {
    ...scrubEnvironment(options.environment, KEPT),
    JAVA_OPTS: options.environment['JAVA_OPTS'] ?? '-Xmx1536m',
  };
  const before = program.command.slice(1);
  const version = await versionOf({ command, args: [...before, '--version'], cwd: options.dir, environment }, options);
  await ensureFolder(options.data);
  const settings = settingsFrom(options.environment);
  const properties = join(out, 'tollgate.properties');
  // A key on the command line could be read by every user of the machine.
  if (settings.length > 0) await writeFileAtomic(properties, `${settings.join('\n')}\n`);
  const ossIndex = settings.some((setting) => setting.startsWith('analyzer.ossindex.password'));
  const reports = join(out, 'reports');
  const argumentsFor = (folder: string, to: string, update: boolean): readonly string[] => [
    ...before,
    ...dependencyCheckArguments({
      ...options,
      kind: program.kind,
      dir: folder,
      out: to,
      noUpdate: !update,
      ossIndex,
      ...(settings.length > 0 && { properties }),
    }),
  ];
  const call = async (args: readonly string[], from: string, name: string, timeoutMs: number): Promise<Executed> =>
    execute(
      {
        name,
        command,
        args,
        cwd: options.dir,
        environment,
        ...(version !== undefined && { version }),
        reports: async () => {
          const bytes = await readFileIfThere(join(from, REPORT));
          return bytes === undefined ? [] : [{ name: REPORT, bytes }];
        },
        classify: (run) => classifyDependencyCheck(run, program.kind),
      },
      { ...options, timeoutMs },
    );
  const args = argumentsFor(options.dir, reports, options.noUpdate !== true);
  const executed = await call(args, reports, NAME, options.timeoutMs);
  const time = databaseTime(executed.run);
  const doubts: string[] = [];
  if (executed.classification.report !== undefined) {
    doubts.push(...[ageDoubt('the database of Dependency-Check', time, options) ?? []].flat());
    if (await isSmallDatabase(options.data)) {
      const jars = join(out, 'probe');
      const probed = join(out, 'probe-reports');
      await writeFileAtomic(join(jars, PROBE_JAR_NAME), probeJar());
      doubts.push(
        ...probeDoubts(await call(argumentsFor(jars, probed, false), probed, `${NAME} probe`, options.timeoutMs)),
      );
    }
  }
  return finishedRun(executed, {
    name: NAME,
    format: FORMAT,
    version,
    command: [command, ...args],
    doubts,
    help: helpFor(executed),
    notices:
      ossIndex || options.offline === true
        ? []
        : ['Sonatype OSS Index was not asked: OSS_INDEX_USERNAME and OSS_INDEX_PASSWORD are not set'],
    ...(time !== undefined && { databaseDate: isoDay(time) }),
  });
}

function settingsFrom(environment: ScannerOptions['environment']): string[] {
  return SECRETS.flatMap(([variable, property]) => {
    const value = (environment[variable] ?? '').replaceAll(/[\r\n]/gu, '').replaceAll('\\', '\\\\');
    return value === '' ? [] : [`${property}=${value}`];
  });
}

function helpFor({ classification }: Executed): string[] {
  return /node_modules/u.test(classification.reason ?? '')
    ? ['npm ci --ignore-scripts before the scan lets Dependency-Check see the packages of the lockfile']
    : ['tollgate db status tells which databases are there and how old they are'];
}
