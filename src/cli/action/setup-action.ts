import { join } from 'node:path';
import { SCANNER_RELEASES } from '../../config/scanner-releases.ts';
import { readInput, showError, writeOutputs } from '../../platforms/github/action-io.ts';
import { announceTools } from '../../platforms/github/announce-tools.ts';
import { TollgateError } from '../../model/errors.ts';
import type { Context } from '../context.ts';
import { EXIT, exitCodeOfError } from '../exit-codes.ts';
import { renderError } from '../render-error.ts';
import { setupScanners } from '../setup/setup-scanners.ts';
import { printable } from '../terminal.ts';

/**
 * The action `setup`: installs scanners as `tollgate setup` does and puts them on the PATH of the job's later steps.
 * @returns the exit code
 */
export async function setupAction(context: Context): Promise<number> {
  try {
    const cacheDir = readInput('cache-dir') || folderIn(context, 'RUNNER_TOOL_CACHE', 'tollgate', 'downloads');
    const databases = readInput('databases');
    const mirror = readInput('mirror');
    // Some have a blank in their name: GitHub Actions, Rocky Linux.
    const ecosystems = words(readInput('fetch-databases'), /[,\n]/u);
    const { scanners } = await setupScanners(
      {
        tools: words(readInput('tools')),
        sha256: SCANNER_RELEASES.flatMap(({ name }) => {
          const digest = readInput(`sha256-${name}`);
          return digest === '' ? [] : [`${name}=${digest}`];
        }),
        cacheDir,
        into: folderIn(context, 'RUNNER_TEMP', 'tollgate-scanners', 'scanners'),
        databasesDir: join('.tollgate', 'databases'),
        ...(databases !== '' && { databases }),
        ...(mirror !== '' && { mirror }),
        ...(ecosystems.length > 0 && { fetchDatabases: ecosystems }),
      },
      context,
    );
    announceTools(
      scanners.map(({ folder }) => folder),
      Object.assign({}, ...scanners.map(({ variables }) => variables)),
    );
    for (const { name, version, from } of scanners) {
      context.tell(`${name} ${version}: ${from === 'cache' ? 'was in the cache' : 'fetched'}, its SHA-256 held`);
    }
    const programs = Object.fromEntries(scanners.map(({ name, program }) => [name, program]));
    writeOutputs({ programs: JSON.stringify(programs), 'cache-dir': cacheDir });
    return EXIT.passed;
  } catch (error) {
    if (context.signal.aborted) return context.signal.reason === 'SIGTERM' ? EXIT.terminated : EXIT.interrupted;
    showError('Tollgate setup', printable(renderError(error)));
    return error instanceof TollgateError ? exitCodeOfError(error.class) : EXIT.bug;
  }
}

function words(text: string, between = /[\s,]/u): readonly string[] {
  return text.split(between).flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));
}

function folderIn({ environment }: Context, variable: string, name: string, otherwise: string): string {
  const folder = environment[variable] ?? '';
  return folder === '' ? join('.tollgate', otherwise) : join(folder, name);
}
