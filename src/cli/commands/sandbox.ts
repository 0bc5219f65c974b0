import { once } from 'node:events';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { TollgateError } from '../../model/errors.ts';
import { writeFileAtomic } from '../../util/files.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { defectLines } from './sandbox-defects.ts';
import { serveGateway } from './sandbox-gateway.ts';
import { sandboxReconcileCommand } from './sandbox-reconcile.ts';
import { sandboxWebhookCommand } from './sandbox-webhook.ts';
import { type WebhookAddresses, webhookAddress } from './sandbox-webhook-address.ts';

interface Options {
  readonly port?: number;
  readonly controlPort?: number;
  readonly gatewayPort?: number;
  readonly database?: string;
  readonly defects?: string;
  readonly seed?: number;
  readonly tls?: boolean;
  readonly gatewayOnly?: boolean;
  readonly webhookUrl?: WebhookAddresses;
  readonly listDefects?: boolean;
  readonly printProfile?: boolean;
  readonly writeProfile?: string;
}

/** `tollgate sandbox`: the payment app to practise on, and its gateway alone as a test double for your own app. */
export function sandboxCommand(context: Context, done: (result: CommandResult) => void): Command {
  return new Command('sandbox')
    .description('serve the sandbox payment app on loopback: right by default, wrong where you switch a defect on')
    .option('--port <n>', 'port of the app; any free one by default', wholeNumber)
    .option('--control-port <n>', 'port of the control plane; any free one by default', wholeNumber)
    .option('--gateway-port <n>', 'port of the payment gateway; any free one by default', wholeNumber)
    .option('--database <url>', 'PostgreSQL server, postgres://user@host:port/name; embedded by default')
    .option('--defects <ids>', 'defects to switch on, separated by commas')
    .option('--seed <n>', 'where ids and credentials start; 1 by default', wholeNumber)
    .option('--tls', 'the app speaks https, with a certificate of its own')
    .option('--gateway-only', 'serve only the gateway: a test double of Stripe, Braintree and Plaid for your own app')
    .addOption(
      new Option(
        '--webhook-url <vendor=url>',
        'where your app receives the webhooks of a vendor; repeatable',
      ).argParser(webhookAddress),
    )
    .option('--list-defects', 'print the defects and end')
    .option('--print-profile', 'print the payment profile of the app and end')
    .option('--write-profile <file>', 'write the profile with staff, clock, faults and gateway of this very sandbox')
    .addHelpText('after', EXAMPLES)
    .addCommand(sandboxReconcileCommand(context, done))
    .addCommand(sandboxWebhookCommand(context, done))
    .action(async (options: Options, command: Command) => {
      const json = command.optsWithGlobals<{ json?: boolean }>().json === true;
      if (options.listDefects === true) return done(await listDefects());
      if (options.printProfile === true) return done(await printProfile(options.port ?? 4010));
      checkTogether(options);
      if (options.gatewayOnly === true) return serveGateway(context, options, json);
      return serveShop(context, options, json);
    });
}

async function serveShop(context: Context, options: Options, json: boolean): Promise<void> {
  // Loaded only here: the database alone would double the start-up time of every other command.
  const { startSandbox } = await import('../../sandbox/index.ts');
  const environment = context.environment['NODE_ENV'];
  const sandbox = await startSandbox({
    ...(options.port !== undefined && { port: options.port }),
    ...(options.controlPort !== undefined && { controlPort: options.controlPort }),
    ...(options.gatewayPort !== undefined && { gatewayPort: options.gatewayPort }),
    ...(options.database !== undefined && { database: options.database }),
    ...(options.defects !== undefined && { defects: options.defects.split(',').map((id) => id.trim()) }),
    ...(options.seed !== undefined && { seed: options.seed }),
    ...(options.tls !== undefined && { tls: options.tls }),
    ...(environment !== undefined && { environment }),
  });
  const { appUrl, gatewayUrl, controlUrl, token, certificate } = sandbox;
  if (options.writeProfile !== undefined) {
    const { sandboxProfile } = await import('../../sandbox/profile.ts');
    await writeFileAtomic(resolve(context.cwd, options.writeProfile), sandboxProfile(appUrl, sandbox));
  }
  if (json) {
    const line = { app: appUrl, gateway: gatewayUrl, control: controlUrl, token };
    context.print(JSON.stringify({ ...line, ...(certificate !== undefined && { certificate }) }));
  } else {
    context.print(`app:      ${appUrl}`);
    context.print(`gateway:  ${gatewayUrl}`);
    context.print(`control:  ${controlUrl}`);
    context.print(`token:    ${token}`);
    if (certificate !== undefined) context.print(`certificate, which your client must trust:\n${certificate.trim()}`);
    context.print('Ctrl-C ends it.');
  }
  if (!context.signal.aborted) await once(context.signal, 'abort');
  // Ctrl-C is how a server is meant to end, so it is no failure.
  await sandbox.close();
}

/** The gateway alone has no shop to which these could belong, and the shop says itself where its webhooks go. */
function checkTogether(options: Options): void {
  const shopOptions = ['port', 'database', 'defects', 'tls'] as const;
  const wrong =
    options.gatewayOnly === true
      ? shopOptions.find((name) => options[name] !== undefined)
      : options.webhookUrl && 'webhook-url';
  if (wrong === undefined) return;
  const message =
    options.gatewayOnly === true
      ? `--${wrong} is about the shop, which --gateway-only leaves out`
      : '--webhook-url is about your own app, and the sandbox sends its webhooks to its shop';
  throw new TollgateError('sandbox/options-disagree', message, {
    class: 'usage',
    help: [options.gatewayOnly === true ? `leave --${wrong} or --gateway-only out` : 'add --gateway-only'],
  });
}

async function listDefects(): Promise<CommandResult> {
  const { defects } = await import('../../sandbox/defects/registry.ts');
  return { exitCode: EXIT.passed, lines: defectLines(defects), notices: [], verdict: 'pass', document: { defects } };
}

async function printProfile(port: number): Promise<CommandResult> {
  const { sandboxProfile } = await import('../../sandbox/profile.ts');
  const profile = sandboxProfile(`http://127.0.0.1:${port}`);
  return { exitCode: EXIT.passed, lines: [profile.trimEnd()], notices: [], verdict: 'pass', document: { profile } };
}

const EXAMPLES = `
Examples:
  tollgate sandbox --port 4010 --gateway-port 4011 --control-port 4012
  tollgate sandbox --defects ref.over,flow.balance_race --json
  tollgate sandbox --database postgres://shop@127.0.0.1:5432/shop
  tollgate sandbox --list-defects
  tollgate sandbox --print-profile > payments.yml
  tollgate sandbox --port 4010 --write-profile payments.yml
  tollgate sandbox --gateway-only --gateway-port 4011 --webhook-url stripe=http://127.0.0.1:3000/webhooks
  tollgate sandbox webhook trigger payment_intent.succeeded --control http://127.0.0.1:4012 --token TOKEN`;
