import { dirname, resolve } from 'node:path';
import { Command } from 'commander';
import { DEPENDENCY_TOOLS, type DependenciesConfig } from '../../config/dependencies-config.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { dependencyToolsOf } from '../options/dependency-tools-of.ts';
import { finishDependencyScan } from '../dependencies/finish-dependency-scan.ts';
import { nowOf } from '../options/now.ts';
import { runDependencyScan } from '../dependencies/run-dependency-scan.ts';
import { secondsOf } from '../options/seconds-of.ts';
import { wholeNumber } from '../options/whole-number.ts';

interface Options {
  readonly dir: string;
  readonly tools: NonNullable<DependenciesConfig['tools']>;
  readonly registry?: string;
  readonly timeout?: number;
  readonly maxDbAge?: number;
  readonly osvDb?: string;
  readonly odcData?: string;
  readonly nvdFeed?: string;
  readonly odcSuppression?: readonly string[];
  readonly update: boolean;
  readonly offline?: boolean;
  readonly allProjects?: boolean;
  readonly output: string;
  readonly now?: string;
  readonly exitZero?: boolean;
}

/** `tollgate scan dependencies`. */
export function scanDependenciesCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('dependencies')
    .description(
      'audit the dependencies of a project with the scanners that are there, and say which did not really look',
    )
    .option('--dir <folder>', 'folder of the lockfile', '.')
    .option('--tools <list>', `auto, or those that must run: ${DEPENDENCY_TOOLS.join(',')}`, dependencyToolsOf, 'auto')
    .option('--registry <url>', 'advisory source of npm, pnpm and yarn; their configured registry by default')
    .option('--timeout <time>', 'for each call of a scanner, as in 300s or 10m', secondsOf)
    .option('--max-db-age <days>', 'an older advisory database makes the scan incomplete; 7 by default', wholeNumber)
    .option('--osv-db <folder>', 'offline database of OSV-Scanner')
    .option('--odc-data <folder>', 'database of Dependency-Check; .tollgate/databases/dependency-check by default')
    .option('--nvd-feed <url>', 'feed to fill that database from, http, https or file')
    .option('--odc-suppression <file...>', 'suppression files for Dependency-Check')
    .option('--no-update', 'Dependency-Check uses its database as it is')
    .option('--offline', 'Dependency-Check asks nobody but its database')
    .option('--all-projects', 'Snyk looks at every project below the folder')
    .option('-o, --output <file>', 'the SARIF file to write', '.tollgate/reports/dependencies.sarif')
    .option('--now <time>', 'the time by which the age of databases is told (ISO 8601)')
    .option('--exit-zero', 'exit 0 where the scan is incomplete, because another job judges')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      const reports = dirname(resolve(context.cwd, options.output));
      const found = await runDependencyScan(configOf(options), { reports, now: nowOf(options.now, context) }, context);
      done(await finishDependencyScan(found, options, context));
    });
}

function configOf(options: Options): DependenciesConfig {
  return {
    dir: options.dir,
    tools: options.tools,
    registry: options.registry,
    timeout: options.timeout,
    maxDatabaseAge: options.maxDbAge,
    osv: { database: options.osvDb },
    snyk: { allProjects: options.allProjects },
    dependencyCheck: {
      data: options.odcData,
      nvdFeed: options.nvdFeed,
      update: options.update,
      offline: options.offline,
      suppressions: options.odcSuppression,
    },
  };
}

const EXAMPLES = `
Examples:
  tollgate scan dependencies
  tollgate scan dependencies --tools npm-audit,osv --osv-db databases/osv
  tollgate scan dependencies --dir packages/shop --output deps.sarif

Exit codes: 0 complete, whatever was found · 2 usage · 3 incomplete (no lockfile, no network, no advisories, an old database)`;
