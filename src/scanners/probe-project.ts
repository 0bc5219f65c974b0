import { join, resolve } from 'node:path';
import { asObject } from '../util/untrusted.ts';
import { readFileIfThere, writeFileAtomic } from '../util/files.ts';
import { parseJson } from './run-output.ts';

/** File name → text of a small project whose only package is known to be vulnerable. */
export type ProbeProject = Readonly<Record<string, string>>;

/** The package of every such project: GHSA-35jh-r3h4-6jhm and others, fixed in 4.17.21. */
export const PROBE_PACKAGE = 'lodash 4.17.15';

const MANIFEST = { name: 'tollgate-probe', version: '1.0.0', dependencies: { lodash: '4.17.15' } };

/** The `package.json` of every such project. */
export const PROBE_MANIFEST: string = JSON.stringify(MANIFEST);

const SETTINGS = ['.npmrc', '.yarnrc', '.yarnrc.yml'];

/**
 * Writes a probe into an empty folder, with what of another project decides who audits it and by which source: its settings,
 * the release of yarn that it brings, its `packageManager`.
 * @param from folder of the other project
 */
export async function writeProbe(dir: string, files: ProbeProject, from: string): Promise<void> {
  for (const [name, text] of Object.entries(files)) await writeFileAtomic(join(dir, name), text);
  const { packageManager } = asObject(parseJson((await textIn(from, 'package.json')) ?? ''));
  if (typeof packageManager === 'string') {
    await writeFileAtomic(join(dir, 'package.json'), JSON.stringify({ ...MANIFEST, packageManager }));
  }
  for (const name of SETTINGS) {
    const text = await textIn(from, name);
    if (text !== undefined) await writeFileAtomic(join(dir, name), withOwnPaths(text, from));
  }
}

// The release and the plugins of yarn lie in the project's folder, by relative paths.
function withOwnPaths(settings: string, from: string): string {
  return settings
    .replaceAll(/^plugins:.*\n(?:[ \t-].*\n?)*/gmu, '')
    .replaceAll(/^yarnPath:[ \t]*["']?([^"'\n]+?)["']?[ \t]*$/gmu, (_line, path: string) => {
      return `yarnPath: ${JSON.stringify(resolve(from, path))}`;
    });
}

async function textIn(folder: string, name: string): Promise<string | undefined> {
  const bytes = await readFileIfThere(join(folder, name));
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}
