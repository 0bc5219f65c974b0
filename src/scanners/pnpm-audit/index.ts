import { scrubEnvironment } from '../../util/process.ts';
import { auditByPackageManager } from '../package-manager-audit.ts';
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

/** Runs `pnpm audit --json` on `pnpm-lock.yaml`, and a probe, and says what the result is worth. */
export async function auditPnpm(options: PnpmOptions): Promise<ScannerRun> {
  const { registry, program: [command = 'pnpm', ...leading] = [] } = options;
  const environment = {
    ...scrubEnvironment(options.environment, ['NPM_TOKEN', 'NODE_AUTH_TOKEN']),
    // Version 10 reads the one name, 11 and later the other.
    npm_config_fetch_retries: '0',
    pnpm_config_fetch_retries: '0',
    npm_config_manage_package_manager_versions: 'false',
    // A proxy of the machine cannot reach our own loopback.
    ...(/^https?:\/\/(?:127\.|localhost|\[::1\])/u.test(registry ?? '') && {
      NO_PROXY: '127.0.0.1,localhost',
    }),
  };
  return auditByPackageManager(
    {
      name: 'pnpm audit',
      format: 'npm-audit-v6',
      lockfile: 'pnpm-lock.yaml',
      command,
      leading,
      environment,
      classify: classifyPnpm,
      words: () => ['audit', '--json', ...(registry === undefined ? [] : ['--registry', registry])],
      probe: () => PNPM_PROBE,
    },
    options,
  );
}
