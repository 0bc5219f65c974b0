import { createReadStream, createWriteStream, globSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { removeFolder, temporaryFolder } from './files.ts';

/** One report on disk. */
export interface ReportFile {
  readonly path: string;
  /** Base name as the user gave it. */
  readonly name: string;
  /** Why there is nothing to read at `path`. */
  readonly problem?: string;
}

/** What the arguments of a command stand for; temporary copies live until `close`. */
export interface ReportFiles {
  readonly files: readonly ReportFile[];
  close(): Promise<void>;
}

/** Where the arguments are looked up, and what bounds them. */
export interface ReportFilesOptions {
  readonly cwd: string;
  readonly stdin: Readable;
  readonly signal: AbortSignal;
  /** Bytes that a compressed report or standard input may come to. Default 8 GiB. */
  readonly limit?: number;
}

const REPORT = /\.(?:json|sarif|xml|jsonl|ndjson)(?:\.gz)?$/iu;
const GLOB = /[*?[\]{}]/u;

/**
 * Finds the reports that arguments name: files as they are, folders by what in them looks like a report, patterns with
 * `*`, `?`, `[…]` and `{…}`, `-` for standard input, and `.gz` unpacked. Sorted within each argument; the same file once.
 */
export async function reportFiles(args: readonly string[], options: ReportFilesOptions): Promise<ReportFiles> {
  const folder = await temporaryFolder('tollgate-inputs-');
  const files = new Map<string, ReportFile>();
  try {
    for (const arg of args) {
      for (const file of await filesOf(arg, options.cwd)) {
        if (files.has(file.path)) continue;
        const number = String(files.size);
        files.set(file.path, await unpacked(file, join(folder, number), options));
      }
    }
    return { files: [...files.values()], close: () => removeFolder(folder) };
  } catch (error) {
    await removeFolder(folder);
    throw error;
  }
}

async function filesOf(arg: string, cwd: string): Promise<ReportFile[]> {
  if (arg === '-') return [{ path: '-', name: 'standard input' }];
  const path = resolve(cwd, arg);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory() === true) {
    const found = within(path, '**/*').filter((file) => REPORT.test(file));
    return found.length > 0
      ? found.map(named)
      : [{ path, name: basename(path), problem: 'the folder holds no report' }];
  }
  if (stat === undefined && GLOB.test(arg)) {
    const found = within(cwd, arg);
    return found.length > 0 ? found.map(named) : [{ path, name: arg, problem: 'the pattern fits no file' }];
  }
  return [named(path)];
}

function within(cwd: string, pattern: string): string[] {
  return globSync(pattern, { cwd })
    .map((file) => resolve(cwd, file))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true)
    .toSorted();
}

function named(path: string): ReportFile {
  return { path, name: basename(path) };
}

/** Standard input cannot be read twice and a packed file not by chunk, so both are copied first. */
async function unpacked(file: ReportFile, copy: string, options: ReportFilesOptions): Promise<ReportFile> {
  const isPacked = file.path !== '-' && file.problem === undefined && /\.gz$/iu.test(file.path);
  if (file.path !== '-' && !isPacked) return file;
  const limit = options.limit ?? 8 * 1024 ** 3;
  try {
    const steps = file.path === '-' ? [options.stdin] : [createReadStream(file.path), createGunzip()];
    await pipeline([...steps, atMost(limit), createWriteStream(copy, { mode: 0o600 })], { signal: options.signal });
    return { ...file, path: copy };
  } catch (error) {
    options.signal.throwIfAborted();
    return { ...file, problem: error instanceof Error ? error.message : String(error) };
  }
}

function atMost(limit: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      size += chunk.length;
      if (size > limit) done(new Error(`it comes to more than ${limit} bytes`));
      else done(null, chunk);
    },
  });
}
