import type { SilentGreen } from '../silent-green.ts';

const EMPTY = '{"results":[],"experimental_config":{"licenses":{"summary":false,"allowlist":null}}}';

/** How OSV-Scanner goes green without having checked. */
export const OSV_SCANNER_GREENS: readonly SilentGreen[] = [
  {
    id: 'osv-scanner/database-missing',
    tool: 'osv-scanner',
    versions: '2.5.1',
    seen: 'exit 127, and a valid report with no results that goes green once the exit code is ignored',
    unchecked: 'everything',
    command: 'osv-scanner scan source --offline --format json -r .',
    example: {
      exitCode: 127,
      stdout: EMPTY,
      stderr:
        'could not load db for npm ecosystem: unable to fetch OSV database: no offline version of the OSV database is available',
    },
  },
  {
    id: 'osv-scanner/one-database-missing',
    tool: 'osv-scanner',
    versions: '2.5.1',
    seen: 'exit 1 as for findings, and findings of the other ecosystems',
    unchecked: 'every package of the ecosystem whose database is missing',
    command: 'osv-scanner scan source --offline --format json -r npm-project maven-project',
    example: {
      exitCode: 1,
      stdout: '{"results":[{"packages":[{"vulnerabilities":[{"id":"GHSA-35jh-r3h4-6jhm"}]}]}]}',
      stderr:
        'could not load db for Maven ecosystem: unable to fetch OSV database: no offline version of the OSV database is available',
    },
  },
  {
    id: 'osv-scanner/lockfile-broken',
    tool: 'osv-scanner',
    versions: '2.5.1',
    seen: 'exit 127, and a valid report with no results of the other lockfile',
    unchecked: 'the lockfile that could not be read',
    command: 'osv-scanner scan source --offline --format json -r whole broken',
    example: {
      exitCode: 127,
      stdout: EMPTY,
      stderr:
        'Error during extraction: (extracting as javascript/packagelockjson) b/package-lock.json: could not extract: invalid character',
    },
  },
  {
    id: 'osv-scanner/nothing-found-allowed',
    tool: 'osv-scanner',
    versions: '2.5.1',
    seen: 'exit 0 by `--allow-no-lockfiles`',
    unchecked: 'everything: there was nothing to scan',
    command: 'osv-scanner scan source --allow-no-lockfiles --format json -r empty',
    example: { exitCode: 0, stdout: '{"results":null}', stderr: 'No package sources found' },
  },
  {
    id: 'osv-scanner/settings-invalid',
    tool: 'osv-scanner',
    versions: '2.5.1',
    seen: 'exit 130 with a report',
    unchecked: 'nothing, but the settings in the scanned tree were not applied',
    command: 'osv-scanner scan source --format json -r . # with a broken osv-scanner.toml',
    example: {
      exitCode: 130,
      stdout: EMPTY,
      stderr: 'Ignored invalid config file at osv-scanner.toml because: toml: line 1: expected "."',
    },
  },
  {
    id: 'osv-scanner/database-empty',
    tool: 'osv-scanner',
    versions: '2.5.1',
    seen: 'exit 0 and a clean report from an archive that holds no record',
    unchecked: 'everything',
    command: 'zip -q all.zip nothing; osv-scanner scan source --offline --format json -r .',
    guard: 'records of every archive are counted, and lodash 4.17.15 and log4j-core 2.14.1 must be reported',
  },
  {
    id: 'osv-scanner/record-dropped',
    tool: 'osv-scanner',
    versions: '2.5.1',
    seen: 'exit 0 and a clean report where records have a field that this version does not know, or broken JSON',
    unchecked: 'what those records tell of',
    command: 'osv-scanner scan source --offline --format json -r . # with such a record in all.zip',
    guard: 'lodash 4.17.15 and log4j-core 2.14.1 must be reported',
  },
  {
    id: 'osv-scanner/ignored-by-git',
    tool: 'osv-scanner',
    versions: '2.5.1',
    seen: 'exit 0 although a lockfile is ignored by git and was skipped',
    unchecked: 'that lockfile',
    command: 'echo package-lock.json > .gitignore; osv-scanner scan source --format json -r .',
    guard: 'each lockfile at the root must have a line `Scanned …` on standard error',
  },
  {
    id: 'osv-scanner/database-old',
    tool: 'osv-scanner',
    versions: '2.5.1',
    seen: 'exit 0 and a clean report from a database of any age',
    unchecked: 'every flaw that became known since',
    command: 'osv-scanner scan source --offline --format json -r .',
    guard: 'the age of every archive is checked (`--max-db-age`)',
  },
];
