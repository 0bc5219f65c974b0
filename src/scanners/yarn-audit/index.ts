import { join } from 'node:path';
import { readFileIfThere } from '../../util/files.ts';
import { scrubEnvironment } from '../../util/process.ts';
import { auditByPackageManager } from '../package-manager-audit.ts';
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

/** Runs `yarn npm audit` (yarn 2 and later) or `yarn audit` (yarn 1) on `yarn.lock`, and a probe, and says what the result is worth. */
export async function auditYarn(options: YarnOptions): Promise<ScannerRun> {
  const { registry, program: [command = 'yarn', ...leading] = [] } = options;
  const loopback = /^https?:\/\/(?:127\.|localhost|\[::1\])/u.test(registry ?? '');
  const environment = {
    ...scrubEnvironment(options.environment, ['NPM_TOKEN', 'NODE_AUTH_TOKEN', 'YARN_NPM_AUTH_TOKEN']),
    YARN_ENABLE_TELEMETRY: '0',
    YARN_ENABLE_NETWORK: '1',
    ...(registry !== undefined && { YARN_NPM_AUDIT_REGISTRY: registry.replace(/\/+$/u, '') }),
    ...(loopback && { YARN_UNSAFE_HTTP_WHITELIST: '127.0.0.1,localhost', NO_PROXY: '127.0.0.1,localhost' }),
  };
  return auditByPackageManager(
    {
      name: 'yarn audit',
      format: 'yarn-audit',
      lockfile: 'yarn.lock',
      command,
      leading,
      environment,
      classify: classifyYarn,
      words,
      async probe(version) {
        if (isClassic(version)) return YARN_CLASSIC_PROBE;
        return yarnProbe(textOf((await readFileIfThere(join(options.dir, 'yarn.lock'))) ?? new Uint8Array()));
      },
    },
    options,
  );
}

function words(version: string | undefined): readonly string[] {
  if (isClassic(version)) return ['audit', '--json'];
  const whole = ['npm', 'audit', '--all', '--recursive', '--json'];
  // Deprecations are asked of the registry of packages, package by package; they are no vulnerabilities.
  return Number(version?.split('.')[0]) >= 4 ? [...whole, '--no-deprecations'] : whole;
}

function isClassic(version: string | undefined): boolean {
  return version?.startsWith('1.') === true;
}
