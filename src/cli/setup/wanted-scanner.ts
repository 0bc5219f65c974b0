import { releaseFile, type ScannerRelease, SCANNER_RELEASES, scannerRelease } from '../../config/scanner-releases.ts';
import { TollgateError } from '../../model/errors.ts';
import { nearest } from '../../util/nearest.ts';
import { mirrorBase } from './mirror-base.ts';

/** One scanner that is to be installed, with nothing left to choose. */
export interface WantedScanner {
  readonly release: ScannerRelease;
  readonly version: string;
  /** Name of the file that is downloaded. */
  readonly file: string;
  readonly url: string;
  /** SHA-256 that the file must have, lower-case hexadecimal. */
  readonly sha256: string;
  /** The program, relative to what was unpacked. */
  readonly program: string;
}

/** What was asked for, as it was written. */
export interface SetupWish {
  /** `osv`, or `osv@2.5.0`: another version than the pinned one needs a digest. */
  readonly tools: readonly string[];
  /** SHA-256 by the scanner's name. */
  readonly digests: ReadonlyMap<string, string>;
  /** Address of a folder that has the files; their names stay. */
  readonly mirror?: string;
}

/**
 * What a wish comes to on a platform (`linux-x64`).
 * @throws TollgateError `setup/…` for an unknown scanner, a platform without a file, and a file whose digest is not known
 */
export function wantedScanners(wish: SetupWish, platform: string): readonly WantedScanner[] {
  const unused = [...wish.digests.keys()].find((name) => !wish.tools.some((word) => word.split('@', 1)[0] === name));
  if (unused !== undefined) throw usage('setup/bad-digest', `a digest is given for ${unused}, which is not installed`);
  const wanted = wish.tools.map((word) => wantedScanner(word, wish, platform));
  const twice = wanted.find(({ release }, index) => wanted.findIndex((other) => other.release === release) !== index);
  if (twice !== undefined) throw usage('setup/bad-tool', `${twice.release.name} is named twice`);
  return wanted;
}

function wantedScanner(word: string, { digests, mirror }: SetupWish, platform: string): WantedScanner {
  const [name = '', version] = word.split('@', 2);
  const release = scannerRelease(name);
  if (release === undefined) throw unknown(name);
  const offered = releaseFile(release, platform);
  if (offered === undefined) {
    const there = Object.keys(release.files).join(', ');
    throw usage('setup/no-such-platform', `${release.title} has no file for ${platform}, only for ${there}`, [
      `install ${release.title} by other means; tollgate doctor says whether it is found`,
    ]);
  }
  if (version !== undefined && !/^\d[\w.-]{0,40}$/u.test(version)) {
    throw usage('setup/bad-tool', `"${version.slice(0, 60)}" is no version of ${name}`);
  }
  const chosen = version ?? release.version;
  const sha256 = digests.get(name) ?? (chosen === release.version ? offered.sha256 : undefined);
  if (sha256 === undefined) {
    throw usage('setup/no-digest', `the SHA-256 of ${release.title} ${chosen} for ${platform} is not known here`, [
      `give it, from a source that you trust: --sha256 ${name}=HEX, or the input sha256-${name}`,
      ...(version === undefined ? [] : [`or take the pinned version: --tools ${name}`]),
    ]);
  }
  const fill = filler(chosen, platform);
  const file = fill(offered.file);
  return {
    release,
    version: chosen,
    file,
    url: mirror === undefined ? fill(release.url).replace('{file}', file) : `${mirrorBase(mirror)}/${file}`,
    sha256,
    program: `${fill(release.program)}${release.packed === 'none' && platform.startsWith('win32') ? '.exe' : ''}`,
  };
}

/** Fills the placeholders of the table. */
export function filler(version: string, platform: string): (text: string) => string {
  const script = platform.startsWith('win32') ? 'bat' : 'sh';
  return (text) => text.replaceAll('{version}', version).replaceAll('{script}', script);
}

/**
 * `name=hex`, as `--sha256` takes it.
 * @throws TollgateError `setup/bad-digest` where it is none
 */
export function digestOption(text: string): readonly [name: string, sha256: string] {
  const [, name = '', hex = ''] = /^([a-z-]+)=([0-9a-f]{64})$/iu.exec(text.trim()) ?? [];
  if (scannerRelease(name) !== undefined) return [name, hex.toLowerCase()];
  throw usage('setup/bad-digest', `"${text.slice(0, 100)}" is no digest of a scanner`, [
    'write it as osv=, followed by 64 hexadecimal digits',
  ]);
}

function unknown(name: string): TollgateError {
  const names = SCANNER_RELEASES.map((release) => release.name);
  const near = nearest(name, names);
  return usage('setup/bad-tool', `"${name.slice(0, 60)}" is no scanner that can be installed`, [
    ...(near === undefined ? [] : [`did you mean ${near}?`]),
    `known are ${names.join(', ')}; tollgate setup --list has their versions`,
  ]);
}

function usage(code: string, message: string, help: readonly string[] = ['see tollgate setup --help']): TollgateError {
  return new TollgateError(code, message, { class: 'usage', help });
}
