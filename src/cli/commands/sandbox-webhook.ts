import { Command, Option } from 'commander';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { type ControlOptions, askControl, withControl } from './sandbox-control.ts';

type Done = (result: CommandResult) => void;

/** `tollgate sandbox webhook …`: signed webhooks on demand. */
export function sandboxWebhookCommand(context: Context, done: Done): Command {
  const send = async (options: ControlOptions, path: string, body: object, text: string): Promise<void> => {
    const answer = await askControl(context, options, path, body);
    const lines = [text.replace('EVENT', () => String(answer['event']))];
    done({ exitCode: EXIT.passed, lines, notices: [], verdict: 'pass', document: answer });
  };
  const command = new Command('webhook')
    .description('have a running sandbox send signed webhooks: sent anew, again, late, several times, in another order')
    .addHelpText('after', EXAMPLES);
  command.addCommand(
    withControl(new Command('trigger'))
      .description('do what makes an event of this type happen, or send a sample of it')
      .argument(
        '<type>',
        'payment_intent.succeeded (Stripe), transaction_settled (Braintree), NEW_ACCOUNTS_AVAILABLE (Plaid), …',
      )
      .addOption(
        new Option('--vendor <name>', 'whose event it is, where the type does not tell').choices([
          'stripe',
          'braintree',
          'plaid',
        ]),
      )
      .action((type: string, options: ControlOptions & { vendor?: string }) =>
        send(options, '/webhooks/trigger', { provider: options.vendor ?? vendorOf(type), kind: type }, 'sent: EVENT'),
      ),
  );
  command.addCommand(
    withControl(new Command('replay'))
      .description('send an event that was sent before once more')
      .argument('<event>', 'its id')
      .action((event: string, options: ControlOptions) =>
        send(options, '/webhooks/replay', { event }, 'sent again: EVENT'),
      ),
  );
  command.addCommand(
    withControl(new Command('duplicate'))
      .description('send an event that was sent before several times at once')
      .argument('<event>', 'its id')
      .option('--times <n>', 'how often; 2 by default', wholeNumber, 2)
      .action((event: string, { times, ...options }: ControlOptions & { times: number }) =>
        send(options, '/webhooks/duplicate', { event, times }, `sent ${times} times: EVENT`),
      ),
  );
  command.addCommand(
    withControl(new Command('delay'))
      .description('send an event that was sent before once more, later')
      .argument('<event>', 'its id')
      .option('--ms <n>', 'after how many milliseconds; 5000 by default', wholeNumber, 5000)
      .action((event: string, { ms, ...options }: ControlOptions & { ms: number }) =>
        send(options, '/webhooks/delay', { event, ms }, `sent in ${ms} ms: EVENT`),
      ),
  );
  command.addCommand(
    withControl(new Command('reorder'))
      .description('send events that were sent before once more, one after the other in this order')
      .argument('<events...>', 'their ids')
      .action((events: readonly string[], options: ControlOptions) =>
        send(options, '/webhooks/reorder', { events }, `sent in this order: ${events.join(' ')}`),
      ),
  );
  return command;
}

/** Stripe writes `payment_intent.succeeded`, Plaid `NEW_ACCOUNTS_AVAILABLE`, Braintree `transaction_settled`. */
function vendorOf(type: string): string {
  if (type.includes('.')) return 'stripe';
  return /^[A-Z_]+$/u.test(type) ? 'plaid' : 'braintree';
}

const EXAMPLES = `
Examples:
  tollgate sandbox webhook trigger payment_intent.succeeded --control http://127.0.0.1:4012 --token TOKEN
  tollgate sandbox webhook replay evt_1 --control http://127.0.0.1:4012 --token TOKEN
  tollgate sandbox webhook duplicate evt_1 --times 3
  tollgate sandbox webhook delay evt_1 --ms 10000
  tollgate sandbox webhook reorder evt_2 evt_1

The last three take address and token from TOLLGATE_SANDBOX_CONTROL and TOLLGATE_SANDBOX_TOKEN.`;
