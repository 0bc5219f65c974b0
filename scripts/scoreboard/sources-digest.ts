import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// What a run's outcome depends on, beside the installed packages.
const MEASURED: readonly string[] = ['package-lock.json', 'src/{fuzz,model,sandbox,util}/**/*.ts'];

/** Digest of the sources that a run measures, hexadecimal: results of others are not its results. */
export function sourcesDigest(root: string): string {
  const hash = createHash('sha256');
  for (const file of globSync([...MEASURED], { cwd: root }).toSorted()) {
    hash
      .update(`${file.replaceAll('\\', '/')}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}
