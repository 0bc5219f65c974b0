import { join } from 'node:path';
import { findProgram, isProgram } from '../../util/find-program.ts';
import { runProcess, scrubEnvironment } from '../../util/process.ts';
import type { ZapEngine } from './zap-scan.ts';

/** A way to start ZAP that is there, or why there is none and what to do. */
export type FoundZap =
  | { readonly engine: ZapEngine; readonly command: string }
  | { readonly problem: string; readonly help: readonly string[] };

type Surroundings = Readonly<Record<string, string | undefined>>;

const DOCKER_VARIABLES: readonly string[] =
  'DOCKER_HOST DOCKER_TLS_VERIFY DOCKER_CERT_PATH DOCKER_CONTEXT DOCKER_CONFIG CONTAINER_HOST XDG_RUNTIME_DIR'.split(
    ' ',
  );
const SCRIPTS = ['zap.sh', 'zaproxy', 'zap'];
const INSTALL = [
  'install ZAP from https://www.zaproxy.org/download/ (it needs Java 17), and let ZAP_HOME name its folder',
  'or use its container image: --engine zap-docker',
  'or the embedded engine, which needs neither: --engine embedded',
];

/** The installation that `ZAP_HOME` names, otherwise `zap.sh` on the `PATH`. */
export function findInstalledZap(environment: Surroundings): FoundZap {
  const home = environment['ZAP_HOME'];
  if (home !== undefined && home !== '') {
    const command = ['zap.sh', 'zap.bat'].map((name) => join(home, name)).find(isProgram);
    if (command !== undefined) return { engine: 'zap', command };
    return { problem: 'the folder that ZAP_HOME names has no zap.sh that can be run', help: INSTALL };
  }
  const command = findProgram(SCRIPTS, environment);
  return command === undefined ? { problem: 'ZAP is not installed', help: INSTALL } : { engine: 'zap', command };
}

/** Docker, where its daemon answers. */
export async function findDocker(environment: Surroundings, signal?: AbortSignal): Promise<FoundZap> {
  const command = findProgram(['docker', 'podman'], environment);
  if (command === undefined) {
    return {
      problem: 'Docker is not installed',
      help: ['install Docker from https://docs.docker.com/get-docker/', 'or use --engine zap or --engine embedded'],
    };
  }
  const asked = await runProcess({
    command,
    args: ['version', '--format', '{{.Server.Version}}'],
    environment: dockerEnvironment(environment),
    timeoutMs: 15_000,
    ...(signal && { signal }),
  });
  if (asked.exitCode === 0 && asked.stdout.length > 0) return { engine: 'zap-docker', command };
  return {
    problem: asked.timedOut ? 'Docker does not answer' : 'Docker is installed, but its daemon does not answer',
    help: [
      'start Docker, and check with `docker version` that this user may use it',
      'or use --engine zap or --engine embedded',
    ],
  };
}

/** What `auto` comes to: an installation, otherwise Docker, otherwise neither, in words for the user. */
export async function findAnyZap(environment: Surroundings, signal?: AbortSignal): Promise<FoundZap> {
  const installed = findInstalledZap(environment);
  if (!('problem' in installed)) return installed;
  const docker = await findDocker(environment, signal);
  if (!('problem' in docker)) return docker;
  return { problem: `${installed.problem}, and ${docker.problem}`, help: installed.help };
}

/** What the Docker client may see: where its daemon is, and how to sign in to registries. */
export function dockerEnvironment(environment: Surroundings): Record<string, string> {
  return scrubEnvironment(environment, DOCKER_VARIABLES);
}
