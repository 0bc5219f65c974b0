import { relative } from 'node:path';
import { Command } from 'commander';
import { SCANNER_RELEASES } from '../../config/scanner-releases.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { type Setup, setupScanners } from '../setup/setup-scanners.ts';

interface Options {
  readonly tools?: string;
  readonly sha256: readonly string[];
  readonly mirror?: string;
  readonly into: string;
  readonly cacheDir: string;
  readonly databases?: string;
  readonly databasesDir: string;
  readonly fetchDatabases?: string;
  readonly list?: boolean;
}

/** `tollgate setup`: installs pinned scanners, each checked by its SHA-256 before anything of it runs. */
export function setupCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('setup')
    .description('install pinned scanners, each checked by its SHA-256 before anything of it is unpacked or run')
    .option('--tools <list>', `scanners, separated by commas: ${SCANNER_RELEASES.map(({ name }) => name).join(', ')}`)
    .option('--sha256 <name=hex...>', 'the digest of a version other than the pinned one (name@version in --tools)', [])
    .option('--mirror <address>', 'an address that has the same files, in the place of the projects’ own')
    .option('--into <folder>', 'where they are installed', '.tollgate/scanners')
    .option('--cache-dir <folder>', 'where downloads are kept for the next time', '.tollgate/downloads')
    .option('--databases <archive>', 'also unpack these databases, as tollgate db import does')
    .option(
      '--fetch-databases <list>',
      'also fetch these ecosystems of OSV, with KEV and EPSS, as tollgate db update does',
    )
    .option('--databases-dir <folder>', 'folder of the databases', '.tollgate/databases')
    .option('--list', 'only say which releases are pinned')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      if (options.list === true) return done(listed());
      const { tools, fetchDatabases, ...rest } = options;
      const ecosystems = fetchDatabases !== undefined && { fetchDatabases: wordsOf(fetchDatabases) };
      done(resultOf(await setupScanners({ ...rest, tools: wordsOf(tools), ...ecosystems }, context), context));
    });
}

function wordsOf(list: string | undefined): readonly string[] {
  return (list ?? '').split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));
}

function listed(): CommandResult {
  return {
    exitCode: EXIT.passed,
    lines: SCANNER_RELEASES.flatMap(({ name, version, needs, files }) => [
      `${name} ${version}${needs === undefined ? '' : ` (needs ${needs})`}`,
      ...Object.entries(files).map(
        ([platform, { sha256 }]) => `    ${platform.padEnd(12)} ${sha256 ?? 'the digest must be given'}`,
      ),
    ]),
    notices: [],
    verdict: 'pass',
    document: { releases: SCANNER_RELEASES },
  };
}

function resultOf({ scanners, script, databases }: Setup, context: Context): CommandResult {
  const count = `${scanners.length} scanner${scanners.length === 1 ? '' : 's'}`;
  const more =
    databases.length === 0 ? '' : `, ${databases.length} database${databases.length === 1 ? '' : 's'} put in place`;
  return {
    exitCode: EXIT.passed,
    lines: [
      ...scanners.map(
        ({ name, version, from }) =>
          `${name} ${version}: ${from === 'cache' ? 'was here' : 'fetched'}, its SHA-256 held`,
      ),
      ...databases,
      ...(script === undefined ? [] : [`for this shell: . ${relative(context.cwd, script) || script}`]),
      `tollgate: pass: ${count} installed${more}`,
    ],
    notices: [],
    verdict: 'pass',
    document: { scanners, ...(script !== undefined && { script }), databases },
  };
}

const EXAMPLES = `
Examples:
  tollgate setup --list
  tollgate setup --tools osv,dependency-check
  tollgate setup --tools osv --mirror https://mirror.example/tools
  tollgate setup --tools osv --databases databases.tar.gz
  tollgate setup --tools osv --fetch-databases npm,Maven

Afterwards, in the same shell: . .tollgate/scanners/env.sh
Exit codes: 0 installed · 2 arguments · 3 a file could not be fetched, or is not the one that the digest names`;
