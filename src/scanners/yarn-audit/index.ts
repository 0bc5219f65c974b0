import { join } from 'node:path';
import { readFileIfThere, removeFolder, temporaryFolder } from '../../util/files.ts';
import { scrubEnvironment } from '../../util/process.ts';
import { withoutThrowing } from '../absence.ts';
import { execute, versionOf } from '../execute.ts';
import { finishedRun } from '../finished-run.ts';
import { PROBE_PACKAGE, writeProbe } from '../probe-project.ts';
import { textOf } from '../run-output.ts';
import type { ScannerOptions } from '../scanner-options.ts';
import type { ScannerRun } from '../scanner-run.ts';
import { classifyYarn } from './classify.ts';
import { YARN_CLASSIC_PROBE, yarnProbe } from './probe.ts';

/** What yarn needs beside what every scanner does. */
export interface YarnOptions extends ScannerOptions {
  /** Advisory source; yarn 1 asks a fixed host whatever is given. */
  readonly registry?: string;
  /** How yarn is called. Default `['yarn']`. */
  readonly program?: readonly string[];
}

const NAME = 'yarn audit';
const FORMAT = 'yarn-audit';

/** Runs `yarn npm audit` (yarn 2 and later) or `yarn audit` (yarn 1) on `yarn.lock`, and a probe, and says what the result is worth. */
export async function auditYarn(options: YarnOptions): Promise<ScannerRun> {
  return withoutThrowing(NAME, FORMAT, async () => {
    const program = options.program ?? ['yarn'];
    const command = program[0] ?? 'yarn';
    const { registry } = options;
    const loopback = /^https?:\/\/(?:127\.|localhost|\[::1\])/u.test(registry ?? '');
    const environment = {
      ...scrubEnvironment(options.environment, ['NPM_TOKEN', 'NODE_AUTH_TOKEN', 'YARN_NPM_AUTH_TOKEN']),
      YARN_ENABLE_TELEMETRY: '0',
      YARN_ENABLE_NETWORK: '1',
      ...(registry !== undefined && { YARN_NPM_AUDIT_REGISTRY: registry.replace(/\/+$/u, '') }),
      ...(loopback && { YARN_UNSAFE_HTTP_WHITELIST: '127.0.0.1,localhost', NO_PROXY: '127.0.0.1,localhost' }),
    };
    const call = { command, environment, name: NAME, classify: classifyYarn };
    const version = await versionOf({ ...call, args: [...program.slice(1), '--version'], cwd: options.dir }, options);
    const classic = version?.startsWith('1.') === true;
    const flags = classic ? ['audit', '--json'] : ['npm', 'audit', '--all', '--recursive', '--json'];
    // Deprecations are asked of the registry of packages, package by package; they are no vulnerabilities.
    if (Number(version?.split('.')[0]) >= 4) flags.push('--no-deprecations');
    const args = [...program.slice(1), ...flags];
    const known = version !== undefined && { version };
    const executed = await execute({ ...call, ...known, args, cwd: options.dir }, options);
    const doubts: string[] = [];
    if (executed.classification.status !== 'unreadable') {
      const lockfile = textOf((await readFileIfThere(join(options.dir, 'yarn.lock'))) ?? new Uint8Array());
      const dir = await temporaryFolder('tollgate-probe-');
      try {
        await writeProbe(dir, classic ? YARN_CLASSIC_PROBE : yarnProbe(lockfile), options.dir);
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
      lockfile: 'yarn.lock',
    });
  });
}
