import { removeFolder, temporaryFolder } from '../../util/files.ts';
import { scrubEnvironment } from '../../util/process.ts';
import { withoutThrowing } from '../absence.ts';
import { execute, versionOf } from '../execute.ts';
import { finishedRun } from '../finished-run.ts';
import { PROBE_PACKAGE, writeProbe } from '../probe-project.ts';
import type { ScannerOptions } from '../scanner-options.ts';
import type { ScannerRun } from '../scanner-run.ts';
import { classifyPnpm } from './classify.ts';
import { PNPM_PROBE } from './probe.ts';

/** What pnpm needs beside what every scanner does. */
export interface PnpmOptions extends ScannerOptions {
  readonly registry?: string;
  /** How pnpm is called. Default `['pnpm']`. */
  readonly program?: readonly string[];
}

const NAME = 'pnpm audit';
const FORMAT = 'npm-audit-v6';
const LOCKFILE = 'pnpm-lock.yaml';

/** Runs `pnpm audit --json` on `pnpm-lock.yaml`, and a probe, and says what the result is worth. */
export async function auditPnpm(options: PnpmOptions): Promise<ScannerRun> {
  return withoutThrowing(NAME, FORMAT, async () => {
    const program = options.program ?? ['pnpm'];
    const command = program[0] ?? 'pnpm';
    const environment = {
      ...scrubEnvironment(options.environment, ['NPM_TOKEN', 'NODE_AUTH_TOKEN']),
      // Version 10 reads the one name, 11 and later the other.
      npm_config_fetch_retries: '0',
      pnpm_config_fetch_retries: '0',
      npm_config_manage_package_manager_versions: 'false',
      // A proxy of the machine cannot reach our own loopback.
      ...(/^https?:\/\/(?:127\.|localhost|\[::1\])/u.test(options.registry ?? '') && {
        NO_PROXY: '127.0.0.1,localhost',
      }),
    };
    const flags = ['audit', '--json', ...(options.registry === undefined ? [] : ['--registry', options.registry])];
    const args = [...program.slice(1), ...flags];
    const call = { command, environment, name: NAME, classify: classifyPnpm };
    const version = await versionOf({ ...call, args: [...program.slice(1), '--version'], cwd: options.dir }, options);
    const known = version !== undefined && { version };
    const executed = await execute({ ...call, ...known, args, cwd: options.dir }, options);
    const doubts: string[] = [];
    if (executed.classification.status !== 'unreadable') {
      const dir = await temporaryFolder('tollgate-probe-');
      try {
        await writeProbe(dir, PNPM_PROBE, options.dir);
        const probe = await execute({ ...call, ...known, name: `${NAME} probe`, args, cwd: dir }, options);
        if (probe.classification.raw === 0) {
          doubts.push(`a package known to be vulnerable (${PROBE_PACKAGE}) was not reported by the advisory source`);
        }
      } finally {
        await removeFolder(dir);
      }
    }
    return finishedRun(executed, {
      name: NAME,
      format: FORMAT,
      version,
      command: [command, ...args],
      doubts,
      lockfile: LOCKFILE,
    });
  });
}
