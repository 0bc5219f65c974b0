import { Command, Option } from 'commander';
import { replayPayments } from '../../fuzz/replay-payments.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { readReplays } from '../payments/read-replays.ts';
import { replayResult } from '../payments/replay-result.ts';
import { paymentRunOptions } from '../payments/run-payment-scan.ts';
import { secondsOf } from '../options/seconds-of.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { TEST_FRAMEWORKS, type TestFramework, writeReplayTests } from '../payments/write-replay-tests.ts';

interface Options {
  readonly profile: string;
  readonly target?: string;
  readonly budget?: number;
  readonly maxRequests?: number;
  readonly rps?: number;
  readonly allowHost?: readonly string[];
  readonly iOwnThisTarget?: string;
  readonly as?: TestFramework;
  readonly output: string;
  readonly force?: boolean;
}

/** `tollgate replay`. */
export function replayCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('replay')
    .description('try again what a payment scan found, and say whether it is fixed')
    .argument('<path>', 'a replay file, or a folder of them, as in .tollgate/replay')
    .option('-p, --profile <file>', 'the payment profile', 'payments.yml')
    .option('-t, --target <url>', 'where the app answers; the profile’s base URL by default')
    .option('--budget <time>', 'stop after so long (180s, 5m); what it cuts short has no verdict', secondsOf)
    .option('--max-requests <n>', 'stop after so many requests', wholeNumber)
    .option('--rps <n>', 'requests a second at most; beyond loopback 50 by default', wholeNumber)
    .option('--allow-host <host...>', 'a host beyond loopback that may be tried; it needs --i-own-this-target too')
    .option('--i-own-this-target <origin>', 'your word that this origin is yours and no live system')
    .addOption(
      new Option('--as <framework>', 'send nothing, but write each as a failing test for your suite').choices(
        TEST_FRAMEWORKS,
      ),
    )
    .option('-o, --output <folder>', 'where --as writes', '.')
    .option('--force', 'with --as: overwrite tests that are there')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, options: Options) => {
      const inputs = await readReplays(path, context);
      if (options.as !== undefined) {
        const output = { framework: options.as, folder: options.output, force: options.force === true };
        return done(await writeReplayTests(inputs, output, context));
      }
      const { profile, target, budget, maxRequests, rps } = options;
      const config = { profile, target, budget, maxRequests };
      const targets = { allow: options.allowHost, own: options.iOwnThisTarget };
      const run = await paymentRunOptions(config, targets, context, rps === undefined ? {} : { rps });
      done(replayResult(await replayPayments({ ...run, inputs, onProgress: context.progress })));
    });
}

const EXAMPLES = `
Examples:
  tollgate replay .tollgate/replay
  tollgate replay .tollgate/replay/0123456789abcdef0123456789abcdef.json --profile payments.yml
  tollgate replay .tollgate/replay --target http://127.0.0.1:4010 --json
  tollgate replay .tollgate/replay --as vitest --output test/payments
  tollgate replay .tollgate/replay --as pytest --output tests

Exit codes: 0 all fixed · 1 an attack still works · 2 usage, or a target or key that is refused · 3 one could not be tried`;
