/** A program or package that Tollgate can use, and what is lost without it. */
export interface KnownTool {
  readonly name: string;
  /** Any one of these programs on the PATH will do; empty where it is a package or found in another way. */
  readonly programs: readonly string[];
  /** What asks it for its version; absent where that would take long. */
  readonly versionArgs?: readonly string[];
  /** The oldest version that does; absent where any will. */
  readonly oldest?: readonly number[];
  /** What it is for. */
  readonly use: string;
  /** Which findings or checks there are none of without it. */
  readonly lost: string;
  /** How to get it. */
  readonly help: string;
}

/** Every tool that `tollgate doctor` looks for, in the order in which it tells of them. */
export const TOOLS: readonly KnownTool[] = [
  {
    name: 'npm',
    programs: ['npm'],
    versionArgs: ['--version'],
    use: 'the dependency audit of projects with package-lock.json',
    lost: 'npm’s advisories for package-lock.json and npm-shrinkwrap.json',
    help: 'it comes with Node: https://nodejs.org',
  },
  {
    name: 'pnpm',
    programs: ['pnpm'],
    versionArgs: ['--version'],
    use: 'the dependency audit of projects with pnpm-lock.yaml',
    lost: 'npm’s advisories for pnpm-lock.yaml; nothing where there is none',
    help: 'npm install --global pnpm',
  },
  {
    name: 'yarn',
    programs: ['yarn'],
    versionArgs: ['--version'],
    use: 'the dependency audit of projects with yarn.lock',
    lost: 'npm’s advisories for yarn.lock; nothing where there is none',
    help: 'npm install --global yarn, or corepack enable',
  },
  {
    name: 'OSV-Scanner',
    programs: ['osv-scanner'],
    versionArgs: ['--version'],
    oldest: [2],
    use: 'advisories of OSV, for every ecosystem',
    lost: 'advisories of OSV: Maven, Python, Go, Rust and others have no other source here but Dependency-Check',
    help: 'tollgate setup --tools osv',
  },
  {
    name: 'Snyk',
    programs: ['snyk'],
    versionArgs: ['--version'],
    use: 'advisories of Snyk',
    lost: 'Snyk’s own advisories and what it says about upgrades',
    help: 'npm install --save-dev snyk, or tollgate setup --tools snyk; it needs SNYK_TOKEN',
  },
  {
    name: 'Dependency-Check',
    programs: ['dependency-check', 'dependency-check.sh'],
    versionArgs: ['--version'],
    use: 'advisories of the NVD, for jars and files that no lockfile names',
    lost: 'what only the NVD knows, and libraries that lie in the project as files',
    help: 'tollgate setup --tools dependency-check; it needs Java 11 or later',
  },
  {
    name: 'Java',
    programs: ['java'],
    versionArgs: ['-version'],
    oldest: [11],
    use: 'Dependency-Check and ZAP run on it',
    lost: 'Dependency-Check and an installed ZAP',
    help: 'install Java 17 or later: https://adoptium.net',
  },
  {
    name: 'ZAP',
    programs: ['zap.sh', 'zaproxy', 'zap'],
    oldest: [2, 16],
    use: 'the web baseline with --engine zap',
    lost: 'ZAP’s passive rules; the embedded engine has most of them (docs/zap-rules.md)',
    help: 'tollgate setup --tools zap; it needs Java 17 or later',
  },
  {
    name: 'Docker',
    programs: ['docker', 'podman'],
    use: 'the web baseline with --engine zap-docker',
    lost: 'ZAP in a container',
    help: 'install Docker, or use --engine embedded',
  },
  {
    name: 'Chromium',
    programs: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    versionArgs: ['--version'],
    use: 'the inventory of scripts on payment pages, and pages that scripts build',
    lost: 'the inventory of scripts on payment pages: there is no data about it',
    help: 'install Chromium or Chrome from your distribution',
  },
  {
    name: 'playwright-core',
    programs: [],
    use: 'drives the browser',
    lost: 'the browser, even where Chromium is there',
    help: 'npm install --save-dev playwright-core',
  },
  {
    name: 'git',
    programs: ['git'],
    versionArgs: ['--version'],
    use: 'the configuration of the base branch, by which a pull request is judged',
    lost: 'the comparison with the base branch’s configuration',
    help: 'install git from your distribution',
  },
];
