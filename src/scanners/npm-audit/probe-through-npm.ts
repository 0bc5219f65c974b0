import { join } from 'node:path';
import { removeFolder, temporaryFolder, writeFileAtomic } from '../../util/files.ts';
import { runProcess } from '../../util/process.ts';
import { classifyNpmAudit } from './classify.ts';
import type { NpmCommand } from './npm-command.ts';
import type { Probe, ProbeResult } from './probe.ts';

/**
 * Asks the same as `probeAdvisorySource`, by auditing a project that consists of the vulnerable package alone: slower,
 * but by the proxies, certificates and credentials that npm itself is configured with.
 * `npmrc` is the text of the audited project's own `.npmrc`, which may hold its registry's credentials.
 */
export async function probeThroughNpm(
  npm: NpmCommand,
  probe: Probe,
  npmrc: string,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<ProbeResult> {
  const dir = await temporaryFolder('tollgate-probe-');
  try {
    const root = { name: 'tollgate-probe', version: '1.0.0', dependencies: { [probe.name]: probe.version } };
    const packages = { '': root, [`node_modules/${probe.name}`]: { version: probe.version } };
    await writeFileAtomic(join(dir, 'package.json'), JSON.stringify(root));
    await writeFileAtomic(join(dir, 'package-lock.json'), JSON.stringify({ ...root, lockfileVersion: 3, packages }));
    await writeFileAtomic(join(dir, '.npmrc'), npmrc);
    const result = await runProcess({
      command: npm.command,
      args: npm.audit(dir),
      cwd: dir,
      environment: npm.environment,
      timeoutMs,
      ...(signal && { signal }),
    });
    const { status, reason } = classifyNpmAudit(result);
    if (status === 'unreadable') return { kind: 'unanswered', reason: reason ?? 'npm audit gave no report' };
    const { vulnerabilities } = JSON.parse(new TextDecoder().decode(result.stdout)) as { vulnerabilities: object };
    return { kind: Object.hasOwn(vulnerabilities, probe.name) ? 'known' : 'silent' };
  } finally {
    await removeFolder(dir);
  }
}
