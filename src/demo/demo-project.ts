import { DEMO_DEPENDENCIES, type DemoState, LOCKED_PACKAGES } from './demo-packages.ts';

/** Writes one file, whole; the folder above it is there or is made. */
export type FileWriter = (path: string, text: string) => Promise<void>;

/**
 * Writes the project that the demo audits, `package.json` and `package-lock.json` (lockfile version 3), into `folder`.
 * Nothing of it is ever installed or run. Outdated, it meets every advisory of the bundled sample; updated, none.
 */
export async function writeDemoProject(folder: string, state: DemoState, write: FileWriter): Promise<void> {
  const root = { name: 'demo-shop', version: '1.0.0', license: 'Apache-2.0', dependencies: DEMO_DEPENDENCIES[state] };
  await write(`${folder}/package.json`, json({ ...root, private: true }));
  const locked = LOCKED_PACKAGES[state].map(({ path, version, dependencies }) => [
    path,
    { version, ...(Object.keys(dependencies).length > 0 && { dependencies }) },
  ]);
  await write(
    `${folder}/package-lock.json`,
    json({
      name: root.name,
      version: root.version,
      lockfileVersion: 3,
      requires: true,
      packages: { '': root, ...Object.fromEntries(locked) },
    }),
  );
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
