import { Command } from 'commander';
import { lookup } from '../model/lookup.ts';
import type { CommandResult } from './command-result.ts';
import type { Context } from './context.ts';

type Make = (context: Context, done: (result: CommandResult) => void) => Command;

// A command is loaded when it is called: scanning a small report must not wait for the code of a web server.
const COMMANDS: Readonly<Record<string, () => Promise<Make>>> = {
  demo: async () => (await import('./commands/demo.ts')).demoCommand,
  run: async () => (await import('./commands/run.ts')).runCommand,
  scan: async () => (await import('./commands/scan.ts')).scanCommand,
  audit: async () => (await import('./commands/audit.ts')).auditCommand,
  normalize: async () => (await import('./commands/normalize.ts')).normalizeCommand,
  merge: async () => (await import('./commands/merge.ts')).mergeCommand,
  compare: async () => (await import('./commands/compare.ts')).compareCommand,
  gate: async () => (await import('./commands/gate.ts')).gateCommand,
  report: async () => (await import('./commands/report.ts')).reportCommand,
  classify: async () => (await import('./commands/classify.ts')).classifyCommand,
  wrap: async () => (await import('./commands/wrap.ts')).wrapCommand,
  publish: async () => (await import('./commands/publish.ts')).publishCommand,
  sync: async () => (await import('./commands/sync.ts')).syncCommand,
  schedule: async () => (await import('./commands/schedule.ts')).scheduleCommand,
  db: async () => (await import('./commands/db.ts')).dbCommand,
  setup: async () => (await import('./commands/setup.ts')).setupCommand,
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand,
  init: async () => (await import('./commands/init.ts')).initCommand,
  replay: async () => (await import('./commands/replay.ts')).replayCommand,
  sandbox: async () => (await import('./commands/sandbox.ts')).sandboxCommand,
};

/** The command that `argv` calls, or all where it calls none; `done` receives what it says at its end. */
export async function programOf(
  context: Context,
  done: (result: CommandResult) => void,
  argv: readonly string[],
): Promise<Command> {
  const program = new Command('tollgate')
    .description('Security gates for software that takes money.')
    .option('--json', 'print one JSON document on standard output; everything else goes to standard error')
    .option('--quiet', 'no progress')
    .addHelpText('after', FOOT);
  const called = lookup(
    COMMANDS,
    argv.find((word) => !word.startsWith('-')),
  );
  for (const load of called === undefined ? Object.values(COMMANDS) : [called])
    program.addCommand((await load())(context, done));
  // `classify` has a `--version` of its own, the scanner's; commander would take ours first.
  const taken = program.commands.some(({ options }) => options.some(({ long }) => long === '--version'));
  if (called === undefined || !taken) program.version(context.version);
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
