import { dirname, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { WebConfig } from '../../config/config.ts';
import type { WebEngineConfig } from '../../config/web-engine-config.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { finishScan } from '../finish-scan.ts';
import { nowOf } from '../options/now.ts';
import { runWebScan } from '../web/run-web-scan.ts';
import { secondsOf } from '../options/seconds-of.ts';
import { wholeNumber } from '../options/whole-number.ts';

interface Options {
  readonly target: string;
  readonly name?: string;
  readonly minPages?: number;
  readonly maxPages?: number;
  readonly requireUrl?: readonly string[];
  readonly shard?: string;
  readonly engine?: NonNullable<WebEngineConfig['engine']>;
  readonly zapConfig?: string;
  readonly writeZapConfig?: string;
  readonly zapHtml?: string;
  readonly zapJson?: string;
  readonly zapMarkdown?: string;
  readonly zapXml?: string;
  readonly zapImage?: string;
  readonly zapMinutes?: number;
  readonly spiderMinutes?: number;
  readonly clientSpider?: boolean;
  readonly authHeader?: readonly string[];
  readonly tlsFront?: boolean;
  readonly readyTimeout?: number;
  readonly output: string;
  readonly now?: string;
  readonly exitZero?: boolean;
}

/** `tollgate scan web`. */
export function scanWebCommand(context: Context, done: (result: CommandResult) => void): Command {
  const command = new Command('web')
    .description('crawl a web app with GET requests and judge every answer by passive rules')
    .requiredOption('-t, --target <url>', 'where to start; naming it is your consent to GET requests')
    .option('--name <name>', 'what the target is called in reports; its origin by default')
    .addOption(
      new Option('--engine <engine>', 'what looks at the pages; embedded by default').choices([
        'embedded',
        'zap',
        'zap-docker',
        'auto',
      ]),
    )
    .option('--min-pages <n>', 'fewer answered pages make the scan incomplete', wholeNumber)
    .option('--max-pages <n>', 'stop after so many', wholeNumber)
    .option('--require-url <url...>', 'pages that the crawl must have seen')
    .option('--shard <i/n>', 'look at one of n parts of the addresses; `tollgate merge` or the gate puts them together')
    .option('--ready-timeout <time>', 'how long to wait until the target answers; 30s with ZAP', secondsOf)
    .option('--tls-front', 'put TLS in front of a target that speaks plain http, so that rules about https apply')
    .option('--auth-header <name=VARIABLE...>', 'send a header whose value is in an environment variable');
  return withZapOptions(command)
    .option('-o, --output <file>', 'the SARIF file to write', '.tollgate/reports/web.sarif')
    .option('--now <time>', 'the time by which decisions expire (ISO 8601)')
    .option('--exit-zero', 'exit 0 where the scan is incomplete, because another job judges')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      const place = { reports: dirname(resolve(context.cwd, options.output)), now: nowOf(options.now, context) };
      const report = await runWebScan(options.target, configOf(options), place, context);
      done(await finishScan('web', report, options, context));
    });
}

function withZapOptions(command: Command): Command {
  return command
    .option('--zap-config <file>', 'decisions about rules, as zap-baseline.py -c takes them (gen.conf)')
    .option('--write-zap-config <file>', 'write such a file with every rule at WARN; lines that are there stay')
    .option('--zap-html <file>', 'where ZAP’s HTML report goes')
    .option('--zap-json <file>', 'where ZAP’s JSON report goes')
    .option('--zap-markdown <file>', 'write ZAP’s Markdown report')
    .option('--zap-xml <file>', 'write ZAP’s XML report')
    .option('--zap-image <image>', 'the container image; ZAP 2.17.0 by its digest by default')
    .option('--zap-minutes <n>', 'end ZAP after so many minutes; 20 by default', wholeNumber)
    .option('--spider-minutes <n>', 'end its spider after so many; 5 by default', wholeNumber)
    .option('--client-spider', 'let ZAP explore with a browser too, which clicks');
}

function configOf(options: Options): WebConfig {
  const zap = {
    ...(options.zapHtml !== undefined && { html: options.zapHtml }),
    ...(options.zapJson !== undefined && { json: options.zapJson }),
    ...(options.zapMarkdown !== undefined && { markdown: options.zapMarkdown }),
    ...(options.zapXml !== undefined && { xml: options.zapXml }),
    ...(options.zapImage !== undefined && { image: options.zapImage }),
    ...(options.zapMinutes !== undefined && { minutes: options.zapMinutes }),
    ...(options.spiderMinutes !== undefined && { spiderMinutes: options.spiderMinutes }),
    ...(options.clientSpider !== undefined && { clientSpider: options.clientSpider }),
  };
  return {
    name: options.name,
    minPages: options.minPages,
    maxPages: options.maxPages,
    requiredUrls: options.requireUrl,
    shard: options.shard,
    engine: options.engine,
    zapConfig: options.zapConfig,
    writeZapConfig: options.writeZapConfig,
    tlsFront: options.tlsFront,
    readyTimeout: options.readyTimeout,
    ...(Object.keys(zap).length > 0 && { zap }),
    ...(options.authHeader !== undefined && { session: { headers: headersOf(options.authHeader) } }),
  };
}

/** `Authorization=SHOP_TOKEN`: an argument is seen by every user of the machine, a variable is not. */
function headersOf(pairs: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, name, variable] = /^([\w-]{1,100})=([A-Z_][A-Z0-9_]*)$/u.exec(pair) ?? [];
      if (name === undefined || variable === undefined) {
        throw new InvalidArgumentError(
          '--auth-header takes a header and an environment variable: Authorization=SHOP_TOKEN',
        );
      }
      return [name, `\${${variable}}`];
    }),
  );
}

const EXAMPLES = `
Examples:
  tollgate scan web --target http://127.0.0.1:3000
  tollgate scan web --target https://staging.example --name shop --min-pages 10 --require-url /checkout
  tollgate scan web --target http://127.0.0.1:3000 --engine auto --zap-config gen.conf --tls-front
  tollgate scan web --target https://staging.example --engine zap-docker --zap-html zap.html --auth-header Authorization=SHOP_TOKEN

Exit codes: 0 complete, whatever was found · 2 usage · 3 incomplete`;
