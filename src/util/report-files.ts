import { createReadStream, createWriteStream, globSync, statSync, type Stats } from 'node:fs';
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
  /** When it was last written, milliseconds since the epoch; absent for standard input. */
  readonly written?: number;
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
  /**
   * Bytes that a compressed report or standard input may come to. Default 8 GiB; a compressed report in any case at most
   * 250 times its own size, unless it comes to less than 64 MiB.
   */
  readonly limit?: number;
}

const MOST_BYTES = 8 * 1024 ** 3;
// Reports shrink to a tenth, very even ones to a hundredth; a gzip bomb shrinks to a thousandth.
const MOST_UNPACKED_RATIO = 250;
const ALWAYS_UNPACKED = 64 * 1024 ** 2;
const NOT_REGULAR = 'it is no regular file but a pipe or a device: give - and redirect it to standard input';

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
  const stat = statOf(path);
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
  // A pipe may never end, and opening one waits for somebody to write.
  if (stat !== undefined && !stat.isFile()) return [{ ...named(path), problem: NOT_REGULAR }];
  return [named(path)];
}

/** Nothing for what is not there and for what is no name at all: opening it tells why. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function within(cwd: string, pattern: string): string[] {
  return globSync(pattern, { cwd })
    .map((file) => resolve(cwd, file))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true)
    .toSorted();
}

function named(path: string): ReportFile {
  const written = statOf(path)?.mtimeMs;
  return { path, name: basename(path), ...(written !== undefined && { written }) };
}

/** Standard input cannot be read twice and a packed file not by chunk, so both are copied first. */
async function unpacked(file: ReportFile, copy: string, options: ReportFilesOptions): Promise<ReportFile> {
  const isPacked = file.path !== '-' && file.problem === undefined && /\.gz$/iu.test(file.path);
  if (file.path !== '-' && !isPacked) return file;
  try {
    const limit = Math.min(options.limit ?? MOST_BYTES, isPacked ? mostUnpacked(file.path) : MOST_BYTES);
    const steps = file.path === '-' ? [options.stdin] : [createReadStream(file.path), createGunzip()];
    await pipeline([...steps, atMost(limit), createWriteStream(copy, { mode: 0o600 })], { signal: options.signal });
    return { ...file, path: copy };
  } catch (error) {
    options.signal.throwIfAborted();
    return { ...file, problem: error instanceof Error ? error.message : String(error) };
  }
}

function mostUnpacked(path: string): number {
  return Math.max(ALWAYS_UNPACKED, MOST_UNPACKED_RATIO * statSync(path).size);
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
