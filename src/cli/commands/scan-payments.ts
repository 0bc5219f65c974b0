import { Command } from 'commander';
import type { CommandResult } from '../command-result.ts';
import { checkPayments } from '../payments/check-payments.ts';
import type { Context } from '../context.ts';
import { finishScan } from '../finish-scan.ts';
import { planPayments } from '../payments/plan-payments.ts';
import { runPaymentScan } from '../payments/run-payment-scan.ts';
import { secondsOf } from '../options/seconds-of.ts';
import { wholeNumber } from '../options/whole-number.ts';

interface Options {
  readonly profile: string;
  readonly target?: string;
  readonly attacks?: readonly string[];
  readonly shard?: string;
  readonly seed: number;
  readonly budget?: number;
  readonly maxRequests?: number;
  readonly rps?: number;
  readonly explore?: number;
  readonly exploreRequests?: number;
  readonly check?: boolean;
  readonly plan?: boolean;
  readonly allowHost?: readonly string[];
  readonly iOwnThisTarget?: string;
  readonly output: string;
  readonly replayDir?: string;
  readonly exitZero?: boolean;
}

/** `tollgate scan payments`. */
export function scanPaymentsCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('payments')
    .description('try fake payments on a sandbox and prove by its state what they did')
    .requiredOption('-p, --profile <file>', 'the payment profile: which operations the app has (docs/payments.md)')
    .option('-t, --target <url>', 'where the app answers; the profile’s base URL by default')
    .option('--attacks <ids...>', 'only these attacks')
    .option('--shard <i/n>', 'try one of n parts of the attacks; `tollgate merge` or the gate puts them together')
    .option('--seed <n>', 'what made-up values start from', wholeNumber, 1)
    .option('--budget <time>', 'stop after so long (180s, 5m); what it cuts short is incomplete', secondsOf)
    .option('--max-requests <n>', 'stop after so many requests', wholeNumber)
    .option('--rps <n>', 'requests a second at most; beyond loopback 50 by default', wholeNumber)
    .option('--explore <time>', 'play random sequences of steps so long as well (30s, 5m)', secondsOf)
    .option('--explore-requests <n>', 'explore until so many requests: the same ones with the same seed', wholeNumber)
    .option('--check', 'try every operation of the profile once, honestly, and say what works; no attack')
    .option('--plan', 'list every request that would be sent, and send none')
    .option('--allow-host <host...>', 'a host beyond loopback that may be tried; it needs --i-own-this-target too')
    .option('--i-own-this-target <origin>', 'your word that this origin is yours and no live system')
    .option('-o, --output <file>', 'the SARIF file to write', '.tollgate/reports/payments.sarif')
    .option(
      '--replay-dir <folder>',
      'what tollgate replay needs of each finding; `replay` beside the reports by default',
    )
    .option('--exit-zero', 'exit 0 where the scan is incomplete, because another job judges')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      const { profile, target, attacks, shard, seed, budget, maxRequests, rps, explore, exploreRequests } = options;
      const config = { profile, target, attacks, shard, seed, budget, maxRequests, explore, exploreRequests };
      const targets = { allow: options.allowHost, own: options.iOwnThisTarget };
      const extras = rps === undefined ? {} : { rps };
      if (options.check === true) return done(await checkPayments(config, targets, context, extras));
      if (options.plan === true) return done(await planPayments(config, targets, context));
      const report = await runPaymentScan(config, targets, context, extras);
      done(await finishScan('payments', report, options, context));
    });
}

const EXAMPLES = `
Examples:
  tollgate scan payments --profile payments.yml --check
  tollgate scan payments --profile payments.yml --plan --attacks pay/refund-race
  tollgate scan payments --profile payments.yml
  tollgate scan payments --profile payments.yml --target http://127.0.0.1:4010 --budget 180s
  tollgate scan payments --profile payments.yml --attacks pay/refund-race pay/balance-race
  tollgate scan payments --profile payments.yml --explore 60s --budget 5m
  tollgate scan payments --profile payments.yml --shard 2/4 --output shard-2.sarif

Exit codes: 0 complete, whatever was found · 2 usage, or a target or key that is refused · 3 incomplete`;
