import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { scanWithZap } from '../../../src/scanners/zap/index.ts';
import type { ZapRun } from '../../../src/scanners/zap/zap-run.ts';
import type { ZapScanOptions } from '../../../src/scanners/zap/zap-scan.ts';

export const TARGET = 'http://127.0.0.1:3000/';

/** A report of ZAP 2.17 with one alert at two addresses. */
export function zapReport(parts: { readonly site?: string; readonly created?: string } = {}): string {
  const site = parts.site ?? 'http://127.0.0.1:3000';
  return JSON.stringify({
    '@programName': 'ZAP',
    '@version': '2.17.0',
    ...(parts.created !== undefined && { created: parts.created }),
    site: [
      {
        '@name': site,
        '@host': '127.0.0.1',
        '@port': '3000',
        '@ssl': 'false',
        alerts: [
          {
            pluginid: '10038',
            alertRef: '10038-1',
            name: 'Content Security Policy (CSP) Header Not Set',
            riskcode: '2',
            confidence: '3',
            desc: '<p>No policy.</p>',
            instances: [
              { uri: `${site}/`, method: 'GET', param: '', attack: '', evidence: '' },
              { uri: `${site}/cart`, method: 'GET', param: '', attack: '', evidence: '' },
            ],
            count: '2',
            solution: '<p>Set one.</p>',
            reference: '',
            cweid: '693',
          },
        ],
      },
    ],
  });
}

/** What a plan that went well prints; lines as ZAP 2.17 writes them. */
export const WENT_WELL: string = [
  'Job spider started',
  'Job spider requesting URL http://127.0.0.1:3000/',
  'Job spider found 12 URLs',
  'Job spider finished, time taken: 00:00:03',
  'Job passiveScan-wait finished, time taken: 00:00:01',
  'Job report generated report /zap/wrk/zap.json',
  'Automation plan succeeded!',
].join('\n');

/** Shell that writes text to a file of the run's folder, or prints it. */
export const write = (name: string, text: string): string =>
  `cat > "$FOLDER/${name}" <<'END_OF_TEXT'\n${text}\nEND_OF_TEXT`;
export const print = (text: string): string => `cat <<'END_OF_TEXT'\n${text}\nEND_OF_TEXT`;

/** A plan that went well. */
export const goesWell: string = [
  write('zap.json', zapReport()),
  write('zap.html', '<p>4111 1111 1111 1111</p>'),
  print(WENT_WELL),
].join('\n');

/**
 * Writes a program that takes the place of ZAP: it says its version, and for a plan does what the script says, with
 * `$FOLDER` as the run's folder. Returns its home.
 */
export async function installZap(home: string, script: string, version = '2.17.0'): Promise<string> {
  await mkdir(home, { recursive: true });
  const file = join(home, 'zap.sh');
  const text = `#!/bin/sh
echo "$@" >> '${home}/calls'
env >> '${home}/environment'
for PLAN; do :; done
case "$*" in *-version*)
${version.includes('\n') ? version : `echo 'Found Java version 17.0.15'; echo 'Available memory: 7936 MB'; echo '${version}'`}
exit 0;; esac
FOLDER=$(dirname "$PLAN")
cp "$PLAN" '${home}/plan.json'
ls -l "$PLAN" | cut -c1-10 > '${home}/mode'
${script}
`;
  await writeFile(file, text);
  await chmod(file, 0o755);
  return home;
}

/**
 * Writes a program that takes the place of `docker`, whose image holds a ZAP: what `-v` mounts is `/zap/wrk`.
 * Returns the folder for the `PATH`.
 */
export async function installDocker(
  folder: string,
  parts: { readonly run?: string; readonly inspect?: string; readonly pull?: string; readonly daemon?: string } = {},
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'docker');
  const text = `#!/bin/sh
echo "$@" >> '${folder}/calls'
env >> '${folder}/environment'
case "$1" in
version) ${parts.daemon ?? 'echo 28.2.2'}; exit 0;;
image) ${parts.inspect ?? 'echo sha256:1'}; exit 0;;
pull) ${parts.pull ?? 'exit 0'}; exit 0;;
rm) exit 0;;
esac
case "$*" in *-version) echo 2.17.0; exit 0;; esac
FOLDER=$(echo "$*" | sed 's/.*source=\\([^,]*\\),.*/\\1/')
cp "$FOLDER/plan.yaml" '${folder}/plan.json'
${parts.run ?? goesWell}
`;
  await writeFile(file, text);
  await chmod(file, 0o755);
  return folder;
}

/** Runs ZAP, or what takes its place. */
export function runZap(work: string, parts: Partial<ZapScanOptions>): Promise<ZapRun> {
  return scanWithZap({
    engine: 'zap',
    target: TARGET,
    minUrls: 3,
    requiredUrls: [],
    excludes: [],
    hostNetwork: true,
    workDir: join(work, 'work'),
    environment: {},
    ...parts,
  });
}
