import { once } from 'node:events';
import { Command } from 'commander';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { wholeNumber } from '../whole-number.ts';

interface Options {
  readonly port?: number;
  readonly controlPort?: number;
  readonly defects?: string;
  readonly seed?: number;
  readonly listDefects?: boolean;
  readonly printProfile?: boolean;
}

/** `tollgate sandbox`: the payment app to practise on. */
export function sandboxCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('sandbox')
    .description('serve the sandbox payment app on loopback: right by default, wrong where you switch a defect on')
    .option('--port <n>', 'port of the app; any free one by default', wholeNumber)
    .option('--control-port <n>', 'port of the control plane; any free one by default', wholeNumber)
    .option('--defects <ids>', 'defects to switch on, separated by commas')
    .option('--seed <n>', 'where ids start', wholeNumber)
    .option('--list-defects', 'print the defects and end')
    .option('--print-profile', 'print the payment profile of the app and end')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options, command: Command) => {
      // Loaded only here: the database alone would double the start-up time of every other command.
      const { startSandbox } = await import('../../sandbox/index.ts');
      const { defects } = await import('../../sandbox/defects/registry.ts');
      const { sandboxProfile } = await import('../../sandbox/profile.ts');
      if (options.listDefects === true) {
        done({
          exitCode: EXIT.passed,
          lines: defects.map(({ id, title, severity }) => `${id.padEnd(26)} ${severity.padEnd(9)} ${title}`),
          notices: [],
          verdict: 'pass',
          document: { defects },
        });
        return;
      }
      if (options.printProfile === true) {
        const profile = sandboxProfile(`http://127.0.0.1:${options.port ?? 4010}`);
        done({
          exitCode: EXIT.passed,
          lines: [profile.trimEnd()],
          notices: [],
          verdict: 'pass',
          document: { profile },
        });
        return;
      }
      const environment = context.environment['NODE_ENV'];
      const sandbox = await startSandbox({
        ...(options.port !== undefined && { port: options.port }),
        ...(options.controlPort !== undefined && { controlPort: options.controlPort }),
        ...(options.defects !== undefined && { defects: options.defects.split(',').map((id) => id.trim()) }),
        ...(options.seed !== undefined && { seed: options.seed }),
        ...(environment !== undefined && { environment }),
      });
      const { appUrl, controlUrl, token } = sandbox;
      const json = command.optsWithGlobals<{ json?: boolean }>().json === true;
      if (json) context.print(JSON.stringify({ app: appUrl, control: controlUrl, token }));
      else
        for (const line of [`app:      ${appUrl}`, `control:  ${controlUrl}`, `token:    ${token}`, 'Ctrl-C ends it.'])
          context.print(line);
      if (!context.signal.aborted) await once(context.signal, 'abort');
      // Ctrl-C is how a server is meant to end, so it is no failure.
      await sandbox.close();
    });
}

const EXAMPLES = `
Examples:
  tollgate sandbox --port 4010 --control-port 4012
  tollgate sandbox --defects ref.over,flow.balance_race --json
  tollgate sandbox --print-profile > payments.yml`;
