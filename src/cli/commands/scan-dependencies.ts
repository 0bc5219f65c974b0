import { dirname, resolve } from 'node:path';
import { Command } from 'commander';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { finishScan } from '../finish-scan.ts';
import { runDependencyScan } from '../run-dependency-scan.ts';

interface Options {
  readonly dir: string;
  readonly registry?: string;
  readonly output: string;
  readonly exitZero?: boolean;
}

/** `tollgate scan dependencies`. */
export function scanDependenciesCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('dependencies')
    .description('audit the lockfile of a project with npm audit, and say when npm did not really look')
    .option('--dir <folder>', 'folder of package-lock.json', '.')
    .option('--registry <url>', 'advisory source; npm’s configured registry by default')
    .option('-o, --output <file>', 'the SARIF file to write', '.tollgate/reports/dependencies.sarif')
    .option('--exit-zero', 'exit 0 where the scan is incomplete, because another job judges')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      const folder = dirname(resolve(context.cwd, options.output));
      const report = await runDependencyScan({ dir: options.dir, registry: options.registry }, folder, context);
      done(await finishScan('dependencies', report, options, context));
    });
}

const EXAMPLES = `
Examples:
  tollgate scan dependencies
  tollgate scan dependencies --dir packages/shop --output deps.sarif

Exit codes: 0 complete, whatever was found · 2 usage · 3 incomplete (no lockfile, no network, no advisories)`;
