import type { SilentGreen } from '../silent-green.ts';

/** How npm audit goes green without having checked. */
export const NPM_GREENS: readonly SilentGreen[] = [
  {
    id: 'npm/offline',
    tool: 'npm',
    versions: '10.8.2, 11.19.1',
    seen: 'exit 0 and an empty report, the same bytes as a clean run',
    unchecked: 'everything: no request was sent',
    command: 'NPM_CONFIG_OFFLINE=true npm audit --json',
    guard:
      '`npm_config_*` is taken from the environment and `--offline=false` is given; wrapped, a probe must be reported',
  },
  {
    id: 'npm/source-answers-nothing',
    tool: 'npm',
    versions: '10.8.2, 11.19.1',
    seen: 'exit 0 and an empty report where the advisory endpoint answers `null` or `[]`',
    unchecked: 'everything: the source knows no advisory',
    command: 'npm audit --json --registry http://127.0.0.1:4873/',
    guard: 'the same source must report lodash 4.17.15',
  },
  {
    id: 'npm/lockfile-behind-manifest',
    tool: 'npm',
    versions: '11.19.1',
    seen: 'exit 0 and a clean report although package.json asks for other packages than the lockfile holds',
    unchecked: 'what package.json asks for since the lockfile was made',
    command: 'npm pkg set dependencies.lodash=4.17.15 && npm audit --json',
    guard: 'package.json and the lockfile are compared',
  },
  {
    id: 'npm/left-out-dependencies',
    tool: 'npm',
    versions: '11.19.1',
    seen: 'exit 0 and a clean report where `omit=dev` stands in .npmrc',
    unchecked: 'the dependencies that are left out',
    command: 'npm audit --json --omit=dev',
    guard: '`--include` is given for every kind, and the settings in force are read back',
  },
  {
    id: 'npm/threshold',
    tool: 'npm',
    versions: '11.19.1',
    seen: 'exit 0 below `--audit-level`, although the report lists findings',
    unchecked: 'nothing, but the exit code alone says that all is well',
    command: 'npm audit --json --audit-level=critical',
    guard: 'findings are counted in the report; the exit code does not decide',
  },
];
