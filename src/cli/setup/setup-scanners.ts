import { join, resolve } from 'node:path';
import { SCANNER_RELEASES } from '../../config/scanner-releases.ts';
import { TollgateError } from '../../model/errors.ts';
import { writeTextAtomic } from '../../util/write-text.ts';
import type { Context } from '../context.ts';
import { importDatabases } from './import-databases.ts';
import { environmentScript } from './environment-script.ts';
import { type InstalledScanner, installScanner } from './install-scanner.ts';
import { digestOption, type SetupWish, wantedScanners } from './wanted-scanner.ts';
import { updateDatabases } from './update-databases.ts';

/** What `tollgate setup` is to do. */
export interface SetupOptions extends Omit<SetupWish, 'digests'> {
  /** Digests of versions other than the pinned ones, each as `osv=HEX`. */
  readonly sha256: readonly string[];
  /** Folder of the installed scanners. */
  readonly into: string;
  /** Folder in which downloads are kept. */
  readonly cacheDir: string;
  /** An archive of databases to unpack. */
  readonly databases?: string;
  /** Ecosystems of OSV whose databases are fetched, with KEV and EPSS. */
  readonly fetchDatabases?: readonly string[];
  /** Where the databases go. */
  readonly databasesDir: string;
  /** Milliseconds before a download is tried again. */
  readonly waitMs?: number;
}

/** What was done. */
export interface Setup {
  readonly scanners: readonly InstalledScanner[];
  /** A file for `.` of a shell, absolute; absent where no scanner was installed. */
  readonly script?: string;
  /** Names of the databases that were unpacked or fetched. */
  readonly databases: readonly string[];
}

/**
 * Installs scanners one after the other, each held against its SHA-256 first, and unpacks databases.
 * @throws TollgateError `setup/…`, `download/…`, `db/…`, `archive/refused`
 */
export async function setupScanners(options: SetupOptions, context: Context): Promise<Setup> {
  const { databases, databasesDir, fetchDatabases, waitMs } = options;
  if (options.tools.length === 0 && databases === undefined && fetchDatabases === undefined) throw nothingToDo();
  const platform = `${process.platform}-${process.arch}`;
  const into = resolve(context.cwd, options.into);
  const wanted = wantedScanners({ ...options, digests: new Map(options.sha256.map(digestOption)) }, platform);
  const scanners: InstalledScanner[] = [];
  for (const one of wanted) {
    context.progress({ step: one.release.title, detail: `${one.version} from ${new URL(one.url).host}` });
    scanners.push(
      await installScanner(one, {
        into,
        cache: resolve(context.cwd, options.cacheDir),
        platform,
        environment: context.environment,
        signal: context.signal,
        ...(waitMs !== undefined && { waitMs }),
      }),
    );
  }
  const script = join(into, 'env.sh');
  // Databases alone leave what an earlier run installed as it is.
  if (scanners.length > 0) await writeTextAtomic(script, [environmentScript(scanners)], context.signal);
  const unpacked = databases === undefined ? [] : (await importDatabases(databases, databasesDir, context)).databases;
  const fetched =
    fetchDatabases === undefined
      ? []
      : await updateDatabases(
          {
            databases: databasesDir,
            ecosystems: fetchDatabases,
            kev: true,
            epss: true,
            ...(options.mirror !== undefined && { mirror: options.mirror }),
            ...(waitMs !== undefined && { waitMs }),
          },
          context,
        );
  return {
    scanners,
    ...(scanners.length > 0 && { script }),
    databases: [...unpacked, ...fetched].map(({ name }) => name),
  };
}

function nothingToDo(): TollgateError {
  return new TollgateError('setup/no-tools', 'no scanner is named', {
    class: 'usage',
    place: { key: 'tools' },
    help: [`name one or more of ${SCANNER_RELEASES.map(({ name }) => name).join(', ')}, or databases`],
  });
}
