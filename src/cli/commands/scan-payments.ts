import { Command } from 'commander';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { finishScan } from '../finish-scan.ts';
import { runPaymentScan } from '../run-payment-scan.ts';
import { secondsOf } from '../seconds-of.ts';
import { wholeNumber } from '../whole-number.ts';

interface Options {
  readonly profile: string;
  readonly target?: string;
  readonly attacks?: readonly string[];
  readonly seed: number;
  readonly budget?: number;
  readonly maxRequests?: number;
  readonly allowHost?: readonly string[];
  readonly iOwnThisTarget?: string;
  readonly output: string;
  readonly exitZero?: boolean;
}

/** `tollgate scan payments`. */
export function scanPaymentsCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('payments')
    .description('try fake payments on a sandbox and prove by its state what they did')
    .requiredOption('-p, --profile <file>', 'the payment profile: which operations the app has (docs/payments.md)')
    .option('-t, --target <url>', 'where the app answers; the profile’s base URL by default')
    .option('--attacks <ids...>', 'only these attacks')
    .option('--seed <n>', 'what made-up values start from', wholeNumber, 1)
    .option('--budget <time>', 'stop after so long (180s, 5m); what it cuts short is incomplete', secondsOf)
    .option('--max-requests <n>', 'stop after so many requests', wholeNumber)
    .option('--allow-host <host...>', 'a host beyond loopback that may be tried; it needs --i-own-this-target too')
    .option('--i-own-this-target <origin>', 'your word that this origin is yours and no live system')
    .option('-o, --output <file>', 'the SARIF file to write', '.tollgate/reports/payments.sarif')
    .option('--exit-zero', 'exit 0 where the scan is incomplete, because another job judges')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      const { profile, target, attacks, seed, budget, maxRequests } = options;
      const report = await runPaymentScan(
        { profile, target, attacks, seed, budget, maxRequests },
        { allow: options.allowHost, own: options.iOwnThisTarget },
        context,
      );
      done(await finishScan('payments', report, options, context));
    });
}

const EXAMPLES = `
Examples:
  tollgate scan payments --profile payments.yml
  tollgate scan payments --profile payments.yml --target http://127.0.0.1:4010 --budget 180s
  tollgate scan payments --profile payments.yml --attacks pay/refund-race pay/balance-race

Exit codes: 0 complete, whatever was found · 2 usage, or a target or key that is refused · 3 incomplete`;
