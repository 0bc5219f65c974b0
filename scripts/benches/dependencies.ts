import { chmodSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { inTurns, type Once } from './repeat.ts';
import { runChild } from './run-child.ts';

const SLOWEST = 10;
const MANIFEST = { name: 'shop', version: '1.0.0', dependencies: { lodash: '4.17.15' } };

/** `tollgate scan dependencies` around two scanners that do nothing but take their time, against the slower of them alone. */
export const dependenciesBench: Bench = {
  name: 'dependencies',
  about: `scan dependencies with stand-ins of OSV-Scanner and Dependency-Check that take ${SLOWEST / 2} and ${SLOWEST} s; against the slower alone`,
  async *measure({ folder, program }) {
    const dir = join(folder, 'dependencies');
    const home = writeStandIns(dir);
    const tollgate = await program('src/entries/tollgate.ts');
    const environment = [`OSV_SCANNER=${join(home, 'osv-scanner')}`, `DEPENDENCY_CHECK_HOME=${home}`];
    const flags = ['--tools', 'osv,dependency-check', '--no-update', '--odc-data', join(dir, 'data')];
    const scan = ['scan', 'dependencies', '--dir', dir, '--output', join(dir, 'out/dependencies.sarif'), ...flags];
    const [whole, alone] = await inTurns([
      () => timed([...environment, process.execPath, tollgate, ...scan]),
      () => timed([join(home, 'bin/dependency-check.sh'), '--out', join(dir, 'alone')]),
    ]);
    if (whole === undefined || alone === undefined) return;
    const references = [{ what: 'the slower alone', ...alone }];
    yield { what: 'scan dependencies', amount: 2, unit: 'scanners', ...whole, references, limits: { ratio: 1.1 } };
  },
};

async function timed(args: readonly string[]): Promise<Once> {
  const { seconds } = await runChild('env', args);
  return { seconds };
}

/** A project, a database as large as a whole one, and the two scanners, whose probes answer at once. */
function writeStandIns(dir: string): string {
  const home = join(dir, 'home');
  for (const name of ['home/bin', 'data']) mkdirSync(join(dir, name), { recursive: true });
  const packages = { '': MANIFEST, 'node_modules/lodash': { version: '4.17.15' } };
  writeFileSync(join(dir, 'package.json'), JSON.stringify(MANIFEST));
  writeFileSync(join(dir, 'package-lock.json'), JSON.stringify({ name: 'shop', lockfileVersion: 3, packages }));
  writeFileSync(join(dir, 'data/odc.mv.db'), '');
  truncateSync(join(dir, 'data/odc.mv.db'), 128 * 1024 * 1024);
  const found = {
    package: { name: 'lodash', version: '4.17.15', ecosystem: 'npm' },
    vulnerabilities: [{ id: 'GHSA-1' }],
  };
  const osv = JSON.stringify({ results: [{ source: { path: join(dir, 'package-lock.json') }, packages: [found] }] });
  script(
    join(home, 'osv-scanner'),
    `case "$*" in *--version*) echo 2.5.1; exit 0;; *probe*) ;; *) sleep ${SLOWEST / 2};; esac
echo 'Scanned ${dir}/package-lock.json file and found 1 package' >&2
echo '${osv}'
exit 1`,
  );
  const checked = { dataSource: [{ name: 'NVD API Last Checked', timestamp: new Date().toISOString() }] };
  const odc = JSON.stringify({ reportSchema: '1.1', scanInfo: checked, dependencies: [{ fileName: 'a.jar' }] });
  script(
    join(home, 'bin/dependency-check.sh'),
    `case "$*" in *--version*) echo 12.1.0; exit 0;; esac
while [ $# -gt 0 ]; do case "$1" in --out) out=$2;; esac; shift; done
sleep ${SLOWEST}
mkdir -p "$out"
echo '${odc}' > "$out/dependency-check-report.json"`,
  );
  return home;
}

function script(path: string, lines: string): void {
  writeFileSync(path, `#!/bin/sh\n${lines}\n`);
  chmodSync(path, 0o755);
}
