import { lookup } from '../model/lookup.ts';

/** A scanner that `tollgate setup` installs, by the name that it has wherever scanners are chosen. */
export type ScannerName = 'osv' | 'dependency-check' | 'snyk' | 'zap';

/** Operating system and processor, as `process.platform` and `process.arch` name them. */
export type Platform = 'linux-x64' | 'linux-arm64' | 'darwin-x64' | 'darwin-arm64' | 'win32-x64' | 'win32-arm64';

/** What is downloaded for one platform. */
export interface ReleaseFile {
  /** The file's name; `{version}` stands for the version. */
  readonly file: string;
  /** SHA-256 of the pinned version's file, lower-case hexadecimal; absent where nobody publishes one: the user must give it. */
  readonly sha256?: string;
}

/** One pinned release of a scanner. */
export interface ScannerRelease {
  readonly name: ScannerName;
  readonly title: string;
  /** The pinned version, which `ReleaseFile.sha256` belongs to. */
  readonly version: string;
  /** Where the file lies; `{version}` and `{file}` are filled in. */
  readonly url: string;
  /** `none`: the file is the program itself. */
  readonly packed: 'none' | 'zip' | 'tar.gz';
  /** The program in what was unpacked; `{version}` is filled in, and on Windows `{script}` is `bat`, elsewhere `sh`. */
  readonly program: string;
  /** The variable by which Tollgate finds it, and the folder or file it names: relative to what was unpacked. */
  readonly variable?: readonly [name: string, path: string];
  /** What it needs beside itself. */
  readonly needs?: string;
  readonly files: Readonly<Partial<Record<Platform, ReleaseFile>>>;
}

const DEPENDENCY_CHECK: ReleaseFile = {
  file: 'dependency-check-{version}-release.zip',
  sha256: 'bf07fefd81af3094c5f6850423b014df44db62ce2dbad0f79079a90df675e44a',
};

const ZAP: ReleaseFile = {
  file: 'ZAP_{version}_Linux.tar.gz',
  sha256: 'efe799aaa3627db683b43f00c9c210aea0b75c00cc8f0a0f0434d12bb3ddde5a',
};

/**
 * Every scanner that `tollgate setup` installs, by version and SHA-256. The digests are those that the projects publish with
 * their releases, as several independent public repositories pin them (Homebrew and Arch Linux among them for
 * Dependency-Check and ZAP); those of Snyk are in its npm package, `wrapper_dist/generated/sha256sums.txt`.
 */
export const SCANNER_RELEASES: readonly ScannerRelease[] = [
  {
    name: 'osv',
    title: 'OSV-Scanner',
    version: '2.5.1',
    url: 'https://github.com/google/osv-scanner/releases/download/v{version}/{file}',
    packed: 'none',
    program: 'osv-scanner',
    files: {
      'linux-x64': {
        file: 'osv-scanner_linux_amd64',
        sha256: 'f9f25499a2c8cc367b3af45df2ea7eeca7fbccceab9c35079968f4b3652194be',
      },
      'linux-arm64': {
        file: 'osv-scanner_linux_arm64',
        sha256: '3d0f5aa5a6baa8eb32bcef247388e149ef6030a6634ccae6fa0d62681fb27a6d',
      },
      'darwin-x64': {
        file: 'osv-scanner_darwin_amd64',
        sha256: '9f89beb6c3d784893cb1cae0a3d56c529bfe91075418c2f9440c45b79654198b',
      },
      'darwin-arm64': {
        file: 'osv-scanner_darwin_arm64',
        sha256: '75c44d6332f892a1e56286f4105a98ed751ae28d215ca0a8b65cc00d84103054',
      },
      'win32-x64': {
        file: 'osv-scanner_windows_amd64.exe',
        sha256: '25e42f5ef6711fd8c0fb45390972205891dd44c6bd02ac93f0f63e8e98d9bfb6',
      },
      'win32-arm64': {
        file: 'osv-scanner_windows_arm64.exe',
        sha256: '33feb0b210a3e5ea7b338c719defc899f8833d990cdd297bcad4ff1a2586ec8b',
      },
    },
  },
  {
    name: 'dependency-check',
    title: 'OWASP Dependency-Check',
    version: '12.2.2',
    url: 'https://github.com/dependency-check/DependencyCheck/releases/download/v{version}/{file}',
    packed: 'zip',
    program: 'dependency-check/bin/dependency-check.{script}',
    variable: ['DEPENDENCY_CHECK_HOME', 'dependency-check'],
    needs: 'Java 11 or later',
    files: {
      'linux-x64': DEPENDENCY_CHECK,
      'linux-arm64': DEPENDENCY_CHECK,
      'darwin-x64': DEPENDENCY_CHECK,
      'darwin-arm64': DEPENDENCY_CHECK,
      'win32-x64': DEPENDENCY_CHECK,
      'win32-arm64': DEPENDENCY_CHECK,
    },
  },
  {
    name: 'snyk',
    title: 'Snyk',
    version: '1.1307.4',
    url: 'https://downloads.snyk.io/cli/v{version}/{file}',
    packed: 'none',
    program: 'snyk',
    needs: 'SNYK_TOKEN',
    files: {
      'linux-x64': {
        file: 'snyk-linux',
        sha256: 'b0baee4fa4d7d11b7df927a1046cf8137a8a89fafac8101a45c3c0e0777ddc35',
      },
      'linux-arm64': {
        file: 'snyk-linux-arm64',
        sha256: '694c014c1d0db25b481092fd7df6edf6e01449d5ab7b043843a6fb41c141ba08',
      },
      'darwin-x64': {
        file: 'snyk-macos',
        sha256: 'ed500e5fe8b61060f5df7fe781c7c9a3d1fb7bad23f413777efb21c6263836c6',
      },
      'darwin-arm64': {
        file: 'snyk-macos-arm64',
        sha256: '31a07d915fba0c24e3b60716f22c8a18cdb1e9b9590546fc1ef21c92309ab7fb',
      },
      'win32-x64': {
        file: 'snyk-win.exe',
        sha256: '4e3c383d5644b48442af2f74f0d9be4397ed5fed5f72ade86655cf4cf64ce3fb',
      },
    },
  },
  {
    name: 'zap',
    title: 'ZAP',
    version: '2.17.0',
    url: 'https://github.com/zaproxy/zaproxy/releases/download/v{version}/{file}',
    packed: 'tar.gz',
    program: 'ZAP_{version}/zap.sh',
    variable: ['ZAP_HOME', 'ZAP_{version}'],
    needs: 'Java 17 or later',
    files: { 'linux-x64': ZAP, 'linux-arm64': ZAP },
  },
];

/** The release of that name, if it is one. */
export function scannerRelease(name: string): ScannerRelease | undefined {
  return SCANNER_RELEASES.find((release) => release.name === name);
}

/** What a release has for a platform, as `process.platform` and `process.arch` name it; nothing where it has none. */
export function releaseFile(release: ScannerRelease, platform: string): ReleaseFile | undefined {
  return lookup(release.files, platform);
}
