import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { EXTERNAL } from '../build.ts';
import { bundle } from '../bundle.ts';
import { type InputKind, largeInputs } from './inputs/index.ts';
import { writePieces } from './write-pieces.ts';

/** A large report on disk. */
export interface InputFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** Where the benches work: a folder for reports and outputs, and programs bundled from the sources as they stand. */
export interface Workshop {
  /** The checkout. */
  readonly root: string;
  /** A folder that goes at the end. */
  readonly folder: string;
  /** A report of a kind with so many items; made once. */
  readonly input: (kind: InputKind, items: number) => InputFile;
  /** A script of the checkout, by its path, as one that runs as fast as the installed one; bundled once. */
  readonly program: (entry: string) => Promise<string>;
  /** Removes everything that was made. */
  readonly close: () => void;
}

/** Opens a workshop over a checkout. */
export function openWorkshop(root: string): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'tollgate-bench-'));
  // Inside `node_modules`, so that the packages that stay outside of the bundle are found.
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const bundles = mkdtempSync(join(cache, 'tollgate-bench-'));
  const programs = new Map<string, Promise<string>>();
  return {
    root,
    folder,
    input(kind, items) {
      const path = join(folder, `${kind}-${items}`);
      if (!existsSync(path)) writePieces(path, largeInputs[kind](items));
      return { path, size: statSync(path).size };
    },
    program(entry) {
      const known = programs.get(entry) ?? bundleInto(join(bundles, String(programs.size)), root, entry);
      programs.set(entry, known);
      return known;
    },
    close() {
      for (const made of [folder, bundles]) rmSync(made, { recursive: true });
    },
  };
}

async function bundleInto(folder: string, root: string, entry: string): Promise<string> {
  const { files } = await bundle({
    root,
    entry,
    name: 'main',
    external: EXTERNAL,
    isSingleFile: false,
    isProgram: true,
  });
  for (const [path, code] of [...files, ['package.json', '{"type":"module"}'] as const]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), code);
  }
  return join(folder, 'main.js');
}
