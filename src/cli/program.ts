import { Command } from 'commander';
import type { CommandResult } from './command-result.ts';
import { demoCommand } from './commands/demo.ts';
import { gateCommand } from './commands/gate.ts';
import { normalizeCommand } from './commands/normalize.ts';
import { reportCommand } from './commands/report.ts';
import { runCommand } from './commands/run.ts';
import { sandboxCommand } from './commands/sandbox.ts';
import { scanCommand } from './commands/scan.ts';
import type { Context } from './context.ts';

/** All commands; `done` receives what the one that runs says at its end. */
export function programOf(context: Context, done: (result: CommandResult) => void): Command {
  const program = new Command('tollgate')
    .description('Security gates for software that takes money.')
    .version(context.version)
    .option('--json', 'print one JSON document on standard output; everything else goes to standard error')
    .option('--quiet', 'no progress')
    .addHelpText('after', FOOT);
  const commands = [demoCommand, runCommand, scanCommand, normalizeCommand, gateCommand, reportCommand, sandboxCommand];
  for (const make of commands) program.addCommand(make(context, done));
  return program;
}

const FOOT = `
Examples:
  tollgate demo                                  see the whole pipeline work on the bundled sandbox
  tollgate run                                   scan, normalize and judge as tollgate.yml says
  tollgate scan web --target http://127.0.0.1:3000
  tollgate normalize zap.json npm-audit.json --output all.sarif
  tollgate gate all.sarif --fail-on high

Exit codes: 0 passed · 1 gate shut · 2 usage or configuration · 3 incomplete · 70 a bug in Tollgate · 130 cancelled`;
