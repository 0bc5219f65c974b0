import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { isLoopbackHost } from '../../model/target.ts';
import { scrubEnvironment } from '../../util/process.ts';
import { dockerEnvironment } from './find-zap.ts';
import type { ZapEngine } from './zap-scan.ts';

/** Everything that a call of ZAP depends on. */
export interface ZapCommandParts {
  readonly engine: ZapEngine;
  /** The program: `zap.sh`, or the client of a container engine. */
  readonly command: string;
  readonly image: string;
  /** The run's folder on this machine. */
  readonly folder: string;
  readonly owner?: { readonly user: number; readonly group: number };
  readonly hostNetwork: boolean;
  readonly clientSpider: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The secrets of a session, handed on by name. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** A way of calling ZAP. */
export interface ZapCommand {
  readonly command: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The run's folder as ZAP sees it. */
  readonly folder: string;
  /** Asks for the version. */
  readonly versionArgs: readonly string[];
  /** Runs the plan that lies in the folder. */
  readonly planArgs: readonly string[];
  /** Ends what a killed client leaves behind: the arguments of the same command. */
  readonly endArgs?: readonly string[];
  /** The address of the machine itself as ZAP has to write it. */
  reach(url: string): string;
}

/**
 * The image of ZAP 2.17.0, `ghcr.io/zaproxy/zaproxy:stable` as of 2026: a digest does not change under our feet. It is
 * that of the index of all platforms.
 */
export const ZAP_IMAGE =
  'ghcr.io/zaproxy/zaproxy@sha256:781a2bdaea47324e7bab583e2263f21d257b0aee61ed51521a5be45f5f5081ef';

/** The name of the plan in the run's folder. */
export const PLAN_FILE = 'plan.yaml';

const MOUNT = '/zap/wrk';
const KEPT = ['JAVA_HOME', 'JAVA_OPTS', '_JAVA_OPTIONS', 'JDK_JAVA_OPTIONS', 'DISPLAY'];

/** How ZAP is called: by its script, or in a container that has nothing but the run's folder. */
export function zapCommand(parts: ZapCommandParts): ZapCommand {
  return parts.engine === 'zap' ? installed(parts) : inContainer(parts);
}

// Silent: no request of ZAP's own. A home folder of its own: no setting of this machine, no session of an earlier run.
function planArguments(folder: string): readonly string[] {
  return ['-cmd', '-silent', '-dir', `${folder}/home`, '-autorun', `${folder}/${PLAN_FILE}`];
}

function installed({ command, folder, environment, secrets }: ZapCommandParts): ZapCommand {
  return {
    command,
    folder,
    environment: { ...scrubEnvironment(environment, KEPT), ...secrets },
    versionArgs: ['-cmd', '-silent', '-dir', `${folder}/home`, '-version'],
    planArgs: planArguments(folder),
    reach: (url) => url,
  };
}

function inContainer(parts: ZapCommandParts): ZapCommand {
  const { command, image, owner, hostNetwork, environment, secrets } = parts;
  const name = `tollgate-zap-${randomBytes(6).toString('hex')}`;
  const start = ['run', '--rm', '--init', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'];
  // As the owner of the run's folder: the image's own user could not write into it.
  const user = owner === undefined ? [] : ['--user', `${owner.user}:${owner.group}`];
  const rootless = basename(command) === 'podman' ? ['--userns', 'keep-id'] : [];
  return {
    command,
    folder: MOUNT,
    environment: { ...dockerEnvironment(environment), ...secrets },
    versionArgs: [...start, '--network', 'none', '--entrypoint', 'zap.sh', image, '-version'],
    planArgs: [
      ...start,
      '--name',
      name,
      ...user,
      ...rootless,
      ...(hostNetwork ? ['--network', 'host'] : ['--add-host', 'host.docker.internal:host-gateway']),
      ...(parts.clientSpider ? ['--shm-size', '1g'] : []),
      // Values come by way of the client's own environment: arguments are seen by every user of the machine.
      ...['HOME=/zap/wrk/home', ...Object.keys(secrets)].flatMap((variable) => ['--env', variable]),
      '--mount',
      mountOf(parts.folder),
      '--workdir',
      MOUNT,
      '--entrypoint',
      'zap.sh',
      image,
      ...planArguments(MOUNT),
    ],
    endArgs: ['rm', '--force', name],
    reach: (url) => (hostNetwork ? url : throughGateway(url)),
  };
}

/** One field of `--mount` is CSV: a path may hold commas and quotes. */
function mountOf(folder: string): string {
  const source = `source=${folder}`;
  const field = /[",\n]/u.test(source) ? `"${source.replaceAll('"', '""')}"` : source;
  return `type=bind,${field},target=${MOUNT}`;
}

// Where a container has no loopback of the machine, the machine has a name.
function throughGateway(url: string): string {
  const parsed = new URL(url);
  if (!isLoopbackHost(parsed.hostname)) return url;
  parsed.hostname = 'host.docker.internal';
  return parsed.href;
}
