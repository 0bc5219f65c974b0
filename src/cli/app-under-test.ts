import { setTimeout as delay } from 'node:timers/promises';
import type { AppConfig } from '../config/config.ts';
import { openHttpClient } from '../util/http.ts';
import { runProcess, scrubEnvironment, startService, type Service } from '../util/process.ts';
import type { Context } from './context.ts';

/** The app under test as it stands: ready, or why not. */
export interface AppUnderTest {
  /** Absent when it is ready; otherwise why not, in words that do not change from run to run. */
  readonly problem?: string;
  /** The last lines of its log. */
  log(): string;
  stop(): Promise<void>;
}

const READY_SECONDS = 60;
const POLL_MS = 200;

/** Starts the app (where a command is given) in a process group of its own and waits until it answers as wanted. */
export async function startApp(config: AppConfig, context: Context): Promise<AppUnderTest> {
  const environment = { ...scrubEnvironment(context.environment), ...config.env };
  const service =
    config.start === undefined
      ? undefined
      : await startService({ command: { shell: config.start }, environment, cwd: context.cwd });
  const stop = async (): Promise<void> => {
    if (config.stop !== undefined) {
      await runProcess({
        command: '/bin/sh',
        args: ['-c', config.stop],
        environment,
        cwd: context.cwd,
        timeoutMs: 30_000,
      });
    }
    await service?.stop();
  };
  const problem = await awaitReady(config, service, context);
  return { ...(problem !== undefined && { problem }), log: () => service?.tail().trim() ?? '', stop };
}

async function awaitReady(
  config: AppConfig,
  service: Service | undefined,
  context: Context,
): Promise<string | undefined> {
  const seconds = config.timeout ?? READY_SECONDS;
  const deadline = performance.now() + seconds * 1000;
  const ended: { exitCode?: string } = {};
  void service?.exited.then(({ exitCode, signal }) => Object.assign(ended, { exitCode: String(exitCode ?? signal) }));
  let latest = 'it was not asked';
  while (performance.now() < deadline) {
    context.signal.throwIfAborted();
    if (ended.exitCode !== undefined) return `the app ended (${ended.exitCode}) before it was ready`;
    context.progress({ step: `waiting for ${config.url}`, detail: latest });
    latest = await ask(config);
    if (latest === '') return undefined;
    await delay(POLL_MS, undefined, { signal: context.signal });
  }
  return `the app was not ready after ${seconds} s: ${latest}`;
}

/** Empty when the app is ready, else what it did instead. */
async function ask({ url, ready }: AppConfig): Promise<string> {
  const address = new URL(ready?.url ?? url);
  const client = openHttpClient(address.origin, { timeout: 2000, maxBytes: 1024 * 1024 });
  try {
    const answer = await client.request({ method: 'GET', path: `${address.pathname}${address.search}` });
    if (ready?.status === undefined ? answer.status >= 500 : answer.status !== ready.status)
      return `it answered ${answer.status}`;
    const text = new TextDecoder().decode(answer.body);
    return ready?.body === undefined || text.includes(ready.body) ? '' : 'the answer does not hold the expected text';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
  } finally {
    await client.close();
  }
}
