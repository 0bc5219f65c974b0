import { isDeepStrictEqual } from 'node:util';
import { basename, join, resolve } from 'node:path';
import { AUTO_BASELINE, type Config } from '../../../config/config.ts';
import { settingAt, type Settings, withSetting } from '../../../pipeline/weakened-gate-values.ts';
import { readFileIfThere, removeFolder, temporaryFolder, writeFileAtomic } from '../../../util/files.ts';
import { asObject } from '../../../util/untrusted.ts';
import type { Context } from '../../context.ts';
import type { CommitTree } from './base-tree.ts';

/** The files that the base's settings name, as the base has them. */
export interface HeldFiles {
  /** A file's bytes: the base's; where it has none the working folder's, unless the change itself brought the file. */
  readonly read: (file: string) => Promise<Uint8Array | undefined>;
  /** The configuration with those files of which the change has another version replaced by the base's. */
  hold(config: Config, base: Config): Promise<HeldConfig>;
  /** Why a file of the base could not be read, one line each. */
  problems(): readonly string[];
  readonly close: () => Promise<void>;
}

/** A configuration that names copies, and what they are copies of. */
export interface HeldConfig {
  readonly config: Config;
  readonly replaced: readonly ReplacedFile[];
}

/** One file of which the base's version counts. */
export interface ReplacedFile {
  readonly key: string;
  readonly file: string;
  /** Absent where the change brought the file: then the setting is left out. */
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
}

const FILE_SETTINGS = [
  'baseline',
  'web.zapConfig',
  'dependencies.kev',
  'dependencies.epss',
  'dependencies.dependencyCheck.suppressions',
];

/** @param head the tree of the change, which tells a file that it brought from one that an earlier step of the job wrote */
export function heldFiles(base: CommitTree, head: CommitTree, { cwd }: Pick<Context, 'cwd'>): HeldFiles {
  const problems: string[] = [];
  let folder: string | undefined;
  let copies = 0;
  const onDisk = (file: string): Promise<Uint8Array | undefined> =>
    readFileIfThere(resolve(cwd, file)).catch(() => undefined);
  const read = async (file: string): Promise<Uint8Array | undefined> => {
    const found = await base.read(file);
    if ('bytes' in found) return found.bytes;
    if ('problem' in found) {
      problems.push(`${file} of the base cannot be read: ${found.problem}`);
      return undefined;
    }
    if (found.absent === 'outside') return onDisk(file);
    const brought = await head.read(file);
    return 'absent' in brought ? onDisk(file) : undefined;
  };
  const copy = async (file: string, bytes: Uint8Array): Promise<string> => {
    folder ??= await temporaryFolder('tollgate-base-');
    copies += 1;
    const path = join(folder, String(copies), basename(file));
    await writeFileAtomic(path, bytes);
    return path;
  };
  return {
    read,
    async hold(config, before) {
      const replaced: ReplacedFile[] = [];
      let settings: Settings = asObject(config);
      for (const key of FILE_SETTINGS) {
        const value = settingAt(settings, key);
        if (
          value === undefined ||
          value === AUTO_BASELINE ||
          !isDeepStrictEqual(value, settingAt(asObject(before), key))
        )
          continue;
        const held: string[] = [];
        for (const file of [value].flat().map(String)) {
          const [old, now] = [await read(file), await onDisk(file)];
          if (isSame(old, now)) {
            held.push(file);
            continue;
          }
          replaced.push({
            key,
            file,
            ...(old !== undefined && { before: old }),
            ...(now !== undefined && { after: now }),
          });
          if (old !== undefined) held.push(await copy(file, old));
        }
        settings = withSetting(settings, key, Array.isArray(value) ? held : held[0]);
      }
      return { config: settings as unknown as Config, replaced };
    },
    problems: () => problems,
    close: () => (folder === undefined ? Promise.resolve() : removeFolder(folder)),
  };
}

function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : Buffer.compare(a, b) === 0;
}
