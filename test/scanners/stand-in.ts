import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScannerOptions } from '../../src/scanners/scanner-options.ts';

/** How a program that stands in for a scanner answers. */
export interface StandIn {
  /** What it says when it is asked for its version. */
  readonly version?: string;
  readonly exitCode?: number;
  readonly stdout?: string;
  readonly stderr?: string;
  /** Shell lines that run before the answer: to hang, to kill itself, to write a report. */
  readonly before?: string;
}

/**
 * Writes a program that stands in for a scanner: the scan proper gets `scan`, the call in a folder of a probe (`tollgate-probe-`
 * in its folder or its arguments) gets `probe`.
 */
export function standIn(folder: string, name: string, scan: StandIn, probe: StandIn = scan): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  const answer = (part: string, { stdout = '', stderr = '', exitCode = 0, before = '' }: StandIn): string => {
    writeFileSync(join(folder, `${name}-${part}-stdout`), stdout);
    writeFileSync(join(folder, `${name}-${part}-stderr`), stderr);
    const from = `'${folder}/${name}-${part}`;
    return `${before}\ncat ${from}-stdout'\ncat ${from}-stderr' >&2\nexit ${exitCode}`;
  };
  writeFileSync(
    path,
    `#!/bin/sh
echo "$PWD $*" >> '${folder}/${name}-calls'
case "$*" in *--version*) echo '${scan.version ?? ''}'; exit 0;; esac
case "$PWD $*" in *probe*)
${answer('probe', probe)};;
esac
${answer('scan', scan)}
`,
  );
  chmodSync(path, 0o755);
  return path;
}

/** Options of a runner in a folder, by the clock of 2026-11-21. */
export function scannerOptions(folder: string, more: Partial<ScannerOptions> = {}): ScannerOptions {
  return {
    dir: folder,
    workDir: join(folder, '.work'),
    environment: { PATH: process.env['PATH'], HOME: folder },
    timeoutMs: 20_000,
    now: Date.parse('2026-11-21T12:00:00Z'),
    maxDatabaseAgeMs: 7 * 86_400_000,
    ...more,
  };
}
