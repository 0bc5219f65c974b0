import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ENTRY = 'entries/library.d.ts';

/** The library's type declarations that its users reach, as the compiler emits them: path relative to `dist/` → text. */
export function libraryTypes(root: string): readonly (readonly [path: string, text: string])[] {
  const folder = mkdtempSync(join(tmpdir(), 'tollgate-types-'));
  try {
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    execFileSync(process.execPath, [compiler, '-p', 'tsconfig.library.json', '--outDir', folder], { cwd: root });
    const texts = new Map<string, string>();
    const open = [ENTRY];
    for (let file = open.pop(); file !== undefined; file = open.pop()) {
      if (texts.has(file)) continue;
      const text = readFileSync(join(folder, file), 'utf8');
      texts.set(file, text);
      for (const [, specifier = ''] of text.matchAll(/from '(\.[^']+)\.ts'/gu)) {
        open.push(join(file, '..', `${specifier}.d.ts`).replaceAll('\\', '/'));
      }
    }
    return [...texts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([file, text]) => [`types/${file}`, text]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
