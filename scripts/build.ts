import { join } from 'node:path';
import { type Bundle, bundle, packageTitle } from './bundle.ts';
import type { DerivedTree } from './derived-files.ts';
import { libraryTypes } from './library-types.ts';
import { licenses } from './licenses.ts';
import { settleDerivedFiles } from './settle-derived-files.ts';

/** Packages that the installed command imports from `node_modules`: they bring files of their own, or are too large. */
export const EXTERNAL: readonly string[] = [
  'fastify',
  'kysely',
  '@electric-sql/pglite',
  'pg',
  'stripe',
  'braintree',
  'plaid',
];

/** Everything in `dist/`, paths relative to it. `dashboard` is the HTML page without its data. */
export async function distTree(root: string, dashboard: string): Promise<DerivedTree> {
  const bundles = {
    tollgate: await bundle({
      root,
      entry: 'src/entries/tollgate.ts',
      name: 'tollgate',
      external: EXTERNAL,
      isSingleFile: false,
      isProgram: true,
    }),
    action: await bundle({
      root,
      entry: 'src/entries/action.ts',
      name: 'action',
      external: [],
      isSingleFile: true,
      isProgram: true,
    }),
    library: await bundle({
      root,
      entry: 'src/entries/library.ts',
      name: 'library',
      external: [],
      isSingleFile: true,
      isProgram: false,
    }),
  };
  const packages = [...new Set(Object.values(bundles).flatMap((made) => made.packages))].toSorted();
  const files = new Map([
    ...Object.values(bundles).flatMap((made) => [...made.files]),
    ...libraryTypes(root),
    ['dashboard.html', dashboard] as const,
    ['licenses.txt', licenses(root, packages)] as const,
    ['package.json', `${JSON.stringify({ type: 'module' }, undefined, 2)}\n`] as const,
    ['packages.json', `${JSON.stringify(contentsOf(root, bundles), undefined, 2)}\n`] as const,
  ]);
  return { files, owned: ['**/*'], executable: ['tollgate.js'] };
}

function contentsOf(root: string, bundles: Readonly<Record<string, Bundle>>): object {
  return Object.fromEntries(
    Object.entries(bundles).map(([name, { packages, layers, imports }]) => [
      `${name}.js`,
      { packages: packages.map((folder) => packageTitle(root, folder)).toSorted(), layers, imports },
    ]),
  );
}

async function main(): Promise<void> {
  const root = join(import.meta.dirname, '..');
  const { buildDashboard } = await import('./build-dashboard.ts');
  const tree = await distTree(root, await buildDashboard());
  process.exitCode = settleDerivedFiles(join(root, 'dist'), tree, 'npm run build', process.argv.slice(2));
}

if (import.meta.main) await main();
