import type { ProgressSink } from '../../model/progress.ts';
import type { Tool } from '../../model/report.ts';
import { runProcess } from '../../util/process.ts';
import { oneLine } from '../classification.ts';
import { logOf, linesWith } from '../run-output.ts';
import { readZapVersion, type ZapVersion } from './version.ts';
import type { ZapCommand } from './zap-command.ts';

/** ZAP as it stands ready, or why it does not. */
export type PreparedZap =
  | { readonly version: ZapVersion; readonly notices: readonly string[] }
  | { readonly problem: string; readonly help: readonly string[]; readonly tool?: Tool };

/** What preparing needs beside the command. */
export interface PrepareOptions {
  /** Given where ZAP runs in a container. */
  readonly image?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: ProgressSink;
}

const PULL_MS = 15 * 60_000;
const VERSION_MS = 120_000;
const UPDATE = ['install ZAP 2.17 from https://www.zaproxy.org/download/'];

/** Fetches the image where it is missing, and asks ZAP for its version. */
export async function prepareZap(zap: ZapCommand, options: PrepareOptions): Promise<PreparedZap> {
  const notices: string[] = [];
  if (options.image !== undefined) {
    const problem = await pull(zap, options.image, options);
    if (problem !== undefined) return problem;
    if (!options.image.includes('@sha256:')) {
      notices.push(
        `the image ${options.image} is not pinned by its digest: the next run may find another ZAP behind it`,
      );
    }
  }
  const asked = await run(zap, zap.versionArgs, VERSION_MS, options);
  const version = readZapVersion(logOf(asked));
  if (version === undefined) {
    const why = asked.timedOut
      ? `did not say its version within ${VERSION_MS / 1_000} s`
      : `did not say its version (exit code ${asked.exitCode ?? 'none'})`;
    return {
      problem: oneLine([`ZAP ${why}`, ...linesWith(logOf(asked), /\S/u, 2)].join(': ')),
      help: ['check that `zap.sh -version` works here: ZAP needs Java 17'],
    };
  }
  if (version.tooOld) {
    const problem = `ZAP ${version.text} is too old: its plans and reports are others than those of 2.16 and later`;
    return { problem, help: UPDATE, tool: { name: 'ZAP', version: version.text } };
  }
  if (version.unknown)
    notices.push(`ZAP ${version.text} is newer than 2.17, the last one whose behaviour is known here`);
  return { version, notices };
}

async function pull(
  zap: ZapCommand,
  image: string,
  options: PrepareOptions,
): Promise<{ readonly problem: string; readonly help: readonly string[] } | undefined> {
  const there = await run(zap, ['image', 'inspect', '--format', '{{.Id}}', image], 30_000, options);
  if (there.exitCode === 0) return undefined;
  options.onProgress?.({ step: 'ZAP', detail: `fetching the image ${image}, which comes to 2 GB` });
  const pulled = await run(zap, ['pull', '--quiet', image], PULL_MS, options);
  if (pulled.exitCode === 0) return undefined;
  const why = pulled.timedOut
    ? `not within ${PULL_MS / 60_000} minutes`
    : linesWith(logOf(pulled), /\S/u, 3).join('; ');
  const retired = /\b(?:owasp|softwaresecurityproject)\/zap/u.test(image);
  return {
    problem: oneLine(`the image ${image} could not be fetched: ${why}`),
    help: [
      retired ? 'that image was withdrawn: use ghcr.io/zaproxy/zaproxy:stable' : `check with \`docker pull ${image}\``,
    ],
  };
}

function run(
  zap: ZapCommand,
  args: readonly string[],
  timeoutMs: number,
  { signal }: PrepareOptions,
): ReturnType<typeof runProcess> {
  return runProcess({
    command: zap.command,
    args,
    environment: zap.environment,
    timeoutMs,
    maxOutputBytes: 1024 * 1024,
    ...(signal && { signal }),
  });
}
