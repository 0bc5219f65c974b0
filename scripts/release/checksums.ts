import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../src/util/files.ts';

/** Lines for `sha256sum --check`: of files below a folder, in the order given, by their paths relative to it. */
export function checksums(folder: string, files: readonly string[]): string {
  return files.map((file) => `${sha256(readFileSync(join(folder, file)))}  ${file}\n`).join('');
}
