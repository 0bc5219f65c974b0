import { Command } from 'commander';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { finishScan } from '../finish-scan.ts';
import { wholeNumber } from '../whole-number.ts';
import { runWebScan } from '../run-web-scan.ts';

interface Options {
  readonly target: string;
  readonly name?: string;
  readonly minPages?: number;
  readonly maxPages?: number;
  readonly requireUrl?: readonly string[];
  readonly output: string;
  readonly exitZero?: boolean;
}

/** `tollgate scan web`. */
export function scanWebCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('web')
    .description('crawl a web app with GET requests and judge every answer by passive rules')
    .requiredOption('-t, --target <url>', 'where to start; naming it is your consent to GET requests')
    .option('--name <name>', 'what the target is called in reports; its origin by default')
    .option('--min-pages <n>', 'fewer answered pages make the scan incomplete', wholeNumber)
    .option('--max-pages <n>', 'stop after so many', wholeNumber)
    .option('--require-url <url...>', 'pages that the crawl must have seen')
    .option('-o, --output <file>', 'the SARIF file to write', '.tollgate/reports/web.sarif')
    .option('--exit-zero', 'exit 0 where the scan is incomplete, because another job judges')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      const report = await runWebScan(
        options.target,
        {
          name: options.name,
          minPages: options.minPages,
          maxPages: options.maxPages,
          requiredUrls: options.requireUrl,
        },
        context,
      );
      done(await finishScan('web', report, options, context));
    });
}

const EXAMPLES = `
Examples:
  tollgate scan web --target http://127.0.0.1:3000
  tollgate scan web --target https://staging.example --name shop --min-pages 10 --require-url /checkout

Exit codes: 0 complete, whatever was found · 2 usage · 3 incomplete`;
