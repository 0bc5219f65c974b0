import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, copyFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TollgateError } from '../../model/errors.ts';
import { unpackArchive } from '../../util/archive.ts';
import { downloadFile } from '../../util/download-file.ts';
import { fileFacts } from '../../util/file-facts.ts';
import { ensureFolder, removeFolder } from '../../util/files.ts';
import { replacePath } from '../../util/replace-path.ts';
import { unpackZip } from '../../util/unpack-zip.ts';
import { filler, type WantedScanner } from './wanted-scanner.ts';

/** Where scanners are installed, and by what means. */
export interface InstallOptions {
  /** Folder of the installed scanners, absolute. */
  readonly into: string;
  /** Folder in which downloads are kept, absolute: each is held against its digest again whenever it is used. */
  readonly cache: string;
  readonly platform: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly waitMs?: number;
}

/** A scanner that was installed. */
export interface InstalledScanner {
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
  readonly from: 'download' | 'cache';
  /** The program, absolute. */
  readonly program: string;
  /** The folder for PATH, absolute. */
  readonly folder: string;
  /** Variables by which Tollgate finds it. */
  readonly variables: Readonly<Record<string, string>>;
}

const LARGEST = 1024 ** 3;

/**
 * Fetches a scanner, holds the file against its SHA-256 before anything of it is unpacked or run, and puts it in its place.
 * @throws TollgateError `download/…`, `setup/wrong-digest`, `setup/bad-archive`, `setup/cannot-write`
 */
export async function installScanner(wanted: WantedScanner, options: InstallOptions): Promise<InstalledScanner> {
  const { release, version, sha256, program } = wanted;
  const place = join(options.into, `${release.name}-${version}`);
  const draft = `${place}.${randomUUID()}`;
  // A copy that nobody else knows of: the cache may be shared, and what was checked must be what is unpacked.
  const fetched = `${draft}.file`;
  const fill = filler(version, options.platform);
  const [variable, target] = release.variable ?? [];
  await ensureFolder(options.into).catch((error: unknown) => {
    throw cannotWrite(options.into, error);
  });
  try {
    const from = await fetchVerified(wanted, fetched, options);
    await unpack(wanted, fetched, draft);
    if ((await fileFacts(join(draft, program)))?.kind !== 'file') throw badArchive(wanted, `it holds no ${program}`);
    await chmod(join(draft, program), 0o755);
    await replacePath(draft, place);
    return {
      name: release.name,
      version,
      sha256,
      from,
      program: join(place, program),
      folder: dirname(join(place, program)),
      variables: variable === undefined || target === undefined ? {} : { [variable]: join(place, fill(target)) },
    };
  } finally {
    await rm(fetched, { force: true });
    await removeFolder(draft);
  }
}

async function fetchVerified(
  { sha256, file, url }: WantedScanner,
  path: string,
  { cache, environment, signal, waitMs }: InstallOptions,
): Promise<InstalledScanner['from']> {
  const kept = join(cache, sha256, file);
  if ((await fileFacts(kept))?.kind === 'file') {
    // One that this user may not read is as good as none.
    const copied = await copyFile(kept, path).then(
      () => true,
      () => false,
    );
    if (copied && (await digestOfFile(path)) === sha256) return 'cache';
    await rm(path, { force: true });
    await rm(kept, { force: true }).catch(() => undefined);
  }
  const pace = waitMs === undefined ? {} : { waitMs };
  const found = await downloadFile({ url, path, limit: LARGEST, environment, signal, ...pace });
  if (found !== sha256) {
    throw new TollgateError('setup/wrong-digest', `${file} has SHA-256 ${found}, not ${sha256}: it was thrown away`, {
      class: 'incomplete',
      place: { file: url },
      help: [
        'a proxy or a mirror may have changed it, or the release itself was replaced: find out which before you go on',
        'nothing of it was unpacked or run',
      ],
    });
  }
  // A cache that cannot be written costs time the next time, nothing else.
  await keep(path, kept).catch(() => undefined);
  return 'download';
}

async function keep(path: string, kept: string): Promise<void> {
  await ensureFolder(dirname(kept));
  const draft = `${kept}.${randomUUID()}.part`;
  try {
    await copyFile(path, draft);
    await rename(draft, kept);
  } finally {
    await rm(draft, { force: true });
  }
}

async function unpack(wanted: WantedScanner, archive: string, folder: string): Promise<void> {
  const { packed } = wanted.release;
  if (packed === 'none') {
    await ensureFolder(folder);
    await copyFile(archive, join(folder, wanted.program));
    return;
  }
  try {
    await (packed === 'zip' ? unpackZip : unpackArchive)(archive, folder, { bytes: 4 * LARGEST });
  } catch (error) {
    if (error instanceof TollgateError) throw badArchive(wanted, error.message, error);
    throw error;
  }
}

async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

function cannotWrite(folder: string, cause: unknown): TollgateError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new TollgateError('setup/cannot-write', `scanners cannot be installed there: ${reason}`, {
    class: 'usage',
    place: { file: folder },
    help: ['name a folder that this user may write to, with --into'],
    cause,
  });
}

function badArchive({ file, release }: WantedScanner, reason: string, cause?: unknown): TollgateError {
  return new TollgateError('setup/bad-archive', `${file} is not what ${release.title} is packed in: ${reason}`, {
    class: 'incomplete',
    place: { file },
    help: ['the digest was right: another version, or a file packed anew, may be laid out differently'],
    cause,
  });
}
