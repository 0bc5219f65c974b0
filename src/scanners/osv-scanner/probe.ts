import { join } from 'node:path';
import { removeFolder, temporaryFolder, writeFileAtomic } from '../../util/files.ts';
import { execute } from '../execute.ts';
import { parseJson, textOf } from '../run-output.ts';
import type { ScannerOptions } from '../scanner-options.ts';
import { classifyOsvScanner } from './classify.ts';

/** A package that every advisory database must know as vulnerable, and the manifest that asks for it. */
interface ProbePackage {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  readonly text: string;
}

const LODASH = { name: 'lodash', version: '4.17.15' };

const PROBES: Readonly<Record<string, ProbePackage>> = {
  npm: {
    ...LODASH,
    file: 'package-lock.json',
    text: JSON.stringify({
      name: 'tollgate-probe',
      lockfileVersion: 3,
      packages: {
        '': { name: 'tollgate-probe', dependencies: { [LODASH.name]: LODASH.version } },
        'node_modules/lodash': { version: LODASH.version },
      },
    }),
  },
  Maven: {
    name: 'org.apache.logging.log4j:log4j-core',
    version: '2.14.1',
    file: 'pom.xml',
    text: `<project><modelVersion>4.0.0</modelVersion><groupId>tollgate</groupId><artifactId>probe</artifactId>
<version>1</version><dependencies><dependency><groupId>org.apache.logging.log4j</groupId>
<artifactId>log4j-core</artifactId><version>2.14.1</version></dependency></dependencies></project>`,
  },
};

/** How OSV-Scanner is called, but for the folder. */
export interface ProbeCall {
  readonly command: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly ecosystems: readonly string[];
}

/**
 * Scans a project of packages known to be vulnerable, one for each of the ecosystems that it knows. An empty archive, one
 * whose records OSV-Scanner drops in silence, or a service that answers nothing gives the same report as a clean project.
 * Returns one sentence for each package that was not reported.
 */
export async function probeOsvScanner(call: ProbeCall, options: ScannerOptions): Promise<string[]> {
  const probes = call.ecosystems.flatMap((ecosystem) => PROBES[ecosystem] ?? []);
  if (probes.length === 0) return [];
  const folder = await temporaryFolder('tollgate-probe-');
  try {
    for (const { file, text } of probes) await writeFileAtomic(join(folder, file), text);
    const { run, classification } = await execute(
      { ...call, name: 'osv-scanner probe', args: [...call.args, folder], cwd: folder, classify: classifyOsvScanner },
      { ...options, timeoutMs: Math.min(options.timeoutMs, 60_000) },
    );
    if (classification.raw === 0 && classification.status !== 'complete') {
      return [`packages known to be vulnerable could not be scanned: ${classification.reason ?? ''}`];
    }
    const reported = JSON.stringify(parseJson(textOf(run.stdout)) ?? '');
    return probes
      .filter(({ name }) => !reported.includes(`"name":"${name}"`))
      .map(({ name, version }) => `a package known to be vulnerable was not reported (${name} ${version})`);
  } finally {
    await removeFolder(folder);
  }
}
