import { globSync } from 'node:fs';
import { indexModule } from './index-module.ts';

const FILE = 'src/formats/index.ts';

/** Path and text of the list of formats; folders are taken in the order of their names. */
export function formatsIndex(root: string): readonly [path: string, text: string] {
  const folders = globSync('src/formats/*/index.ts', { cwd: root })
    .map((file) => file.replaceAll('\\', '/').split('/').at(-2) ?? '')
    .toSorted();
  const text = indexModule({
    file: FILE,
    name: 'formats',
    type: 'Format',
    from: './format.ts',
    summary: 'Every report format that Tollgate reads.',
    entries: folders.map((folder) => ({
      file: `src/formats/${folder}/index.ts`,
      exported: 'format',
      alias: folder.replaceAll(/-(.)/gu, (_match, letter: string) => letter.toUpperCase()),
    })),
  });
  return [FILE, text];
}
