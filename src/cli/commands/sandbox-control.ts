import type { Command } from 'commander';
import { TollgateError } from '../../model/errors.ts';
import { isLoopbackHost } from '../../model/target.ts';
import { openHttpClient } from '../../util/http.ts';
import type { Context } from '../context.ts';

/** Where the control plane is, as the command line says. */
export interface ControlOptions {
  readonly control?: string;
  readonly token?: string;
}

/** Adds `--control` and `--token`. */
export function withControl(command: Command): Command {
  return command
    .option('--control <url>', 'control plane of the running sandbox; by default $TOLLGATE_SANDBOX_CONTROL')
    .option('--token <token>', 'its token; by default $TOLLGATE_SANDBOX_TOKEN');
}

/**
 * Sends one request to the control plane of a running sandbox and gives the JSON of its answer.
 * @throws TollgateError `sandbox/no-control`, `sandbox/control-unreachable`, `sandbox/control-refused`
 */
export async function askControl(
  context: Context,
  options: ControlOptions,
  path: string,
  body: object,
): Promise<Readonly<Record<string, unknown>>> {
  const control = options.control ?? context.environment['TOLLGATE_SANDBOX_CONTROL'] ?? '';
  const token = options.token ?? context.environment['TOLLGATE_SANDBOX_TOKEN'] ?? '';
  const url = URL.parse(control);
  if (url === null || !/^https?:$/u.test(url.protocol) || !isLoopbackHost(url.hostname) || token === '') {
    throw new TollgateError('sandbox/no-control', 'it is not clear which sandbox is meant', {
      class: 'usage',
      help: [
        'start one: tollgate sandbox --json prints "control" and "token"',
        'give both: --control http://127.0.0.1:4012 --token TOKEN (an address on loopback)',
      ],
    });
  }
  const client = openHttpClient(url.origin, { timeout: TIMEOUT });
  try {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await client
      .request({ method: 'POST', path, headers, body: JSON.stringify(body) })
      .catch((error) => {
        throw new TollgateError('sandbox/control-unreachable', `no sandbox answers at ${url.origin}`, {
          class: 'usage',
          help: ['see that tollgate sandbox still runs, and that this is its "control" address'],
          cause: error,
        });
      });
    return read(answer.status, answer.body);
  } finally {
    await client.close();
  }
}

// A reconciliation may try several times before it gives up.
const TIMEOUT = 60_000;

function read(status: number, bytes: Uint8Array): Readonly<Record<string, unknown>> {
  const answer = parse(new TextDecoder().decode(bytes));
  if (status >= 200 && status < 300 && answer !== undefined) return answer;
  const { message } = (answer?.['error'] ?? {}) as { readonly message?: string };
  throw new TollgateError('sandbox/control-refused', message ?? `the control plane answered ${status}`, {
    class: 'usage',
    help: [
      status === 401
        ? 'give the token that tollgate sandbox printed when it started'
        : status === 404 && message === undefined
          ? 'see that this is the "control" address, not the app or the gateway'
          : 'see tollgate sandbox webhook --help and tollgate sandbox reconcile --help',
    ],
  });
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}
