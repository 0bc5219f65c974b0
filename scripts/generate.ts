import { join } from 'node:path';
import { derivedTree } from './derive/derived-tree.ts';
import { settleDerivedFiles } from './settle-derived-files.ts';

const root = join(import.meta.dirname, '..');
process.exitCode = settleDerivedFiles(root, await derivedTree(root), 'npm run generate', process.argv.slice(2));
