import type { SilentGreen } from '../silent-green.ts';

const REPORT = 'dependency-check-report.json';
const CLEAN = '{"reportSchema":"1.1","scanInfo":{},"dependencies":[{"fileName":"package-lock.json"}]}';

/** How OWASP Dependency-Check goes green without having checked. */
export const DEPENDENCY_CHECK_GREENS: readonly SilentGreen[] = [
  {
    id: 'dependency-check/modules-not-installed',
    tool: 'dependency-check',
    versions: '12.1.0',
    seen: 'exit 0 and a report without findings where only package-lock.json is there',
    unchecked: 'every package of the lockfile',
    command: 'dependency-check.sh --scan . --format JSON --disableNodeAudit',
    example: {
      exitCode: 0,
      stdout: '[WARN] Analyzing `package-lock.json` - however, the node_modules directory does not exist.',
      reports: { [REPORT]: CLEAN },
    },
  },
  {
    id: 'dependency-check/no-lockfile',
    tool: 'dependency-check',
    versions: '12.1.0',
    seen: 'exit 0 and a report without findings where only package.json is there',
    unchecked: 'every package that it asks for',
    command: 'dependency-check.sh --scan package.json --format JSON',
    example: {
      exitCode: 0,
      stdout:
        '[WARN] No lock file exists - this will result in false negatives; please run `npm install --package-lock`',
      reports: { [REPORT]: CLEAN },
    },
  },
  {
    id: 'dependency-check/nothing-scanned',
    tool: 'dependency-check',
    versions: '12.1.0',
    seen: 'exit 0 and a report that names no dependency',
    unchecked: 'everything: the folder holds nothing that it understands',
    command: 'dependency-check.sh --scan empty --format JSON',
    example: { exitCode: 0, reports: { [REPORT]: '{"reportSchema":"1.1","scanInfo":{},"dependencies":[]}' } },
  },
  {
    id: 'dependency-check/analysis-failed',
    tool: 'dependency-check',
    versions: '12.1.0',
    seen: 'exit 14; SARIF and JUnit of the same run show no trace of it',
    unchecked: 'what the failed analyzer would have looked at',
    command: 'dependency-check.sh --scan . --format SARIF # with OSS Index out of reach',
    example: {
      exitCode: 14,
      stdout: '[WARN] An error occurred while analyzing `package-lock.json` (Sonatype OSS Index Analyzer).',
      reports: {
        'dependency-check-report.sarif':
          '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"dependency-check"}},"results":[]}]}',
      },
    },
  },
  {
    id: 'dependency-check/help-instead-of-scan',
    tool: 'dependency-check',
    versions: '12.1.0',
    seen: 'exit 0 without arguments',
    unchecked: 'everything: it prints its help',
    command: 'dependency-check.sh',
    example: { exitCode: 0, stdout: 'usage: Dependency-Check Core [--advancedHelp]' },
  },
  {
    id: 'dependency-check/threshold-not-a-number',
    tool: 'dependency-check',
    versions: '12.1.0',
    seen: 'exit 0 although there are findings: `--failOnCVSS abc` is ignored',
    unchecked: 'nothing, but the exit code alone says that all is well',
    command: 'dependency-check.sh --scan . --format JSON --failOnCVSS abc',
    guard: 'findings are counted in the report; the exit code does not decide',
  },
  {
    id: 'dependency-check/source-without-credentials',
    tool: 'dependency-check-maven',
    versions: '12.2.2, 13.0.0',
    seen: 'the build passes, with one warning in the log',
    unchecked: 'whatever OSS Index alone knows',
    command: 'mvn org.owasp:dependency-check-maven:12.2.2:check -Dformats=JSON',
    example: {
      exitCode: 0,
      stdout: '[WARNING] Sonatype OSS Index Analyzer disabled due to missing credentials.\n[INFO] BUILD SUCCESS',
      reports: { [REPORT]: CLEAN },
    },
  },
  {
    id: 'dependency-check/no-logger',
    tool: 'dependency-check-core',
    versions: '13.0.0',
    seen: 'exit 0, a report, and no log: no SLF4J provider is on the class path',
    unchecked: 'unknown: the warnings that would tell are lost',
    command: 'java -cp "lib/*" Launcher.java',
    example: { exitCode: 0, stderr: 'SLF4J(W): No SLF4J providers were found.', reports: { [REPORT]: CLEAN } },
  },
  {
    id: 'dependency-check/update-skipped',
    tool: 'dependency-check',
    versions: '12.1.0',
    seen: 'exit 0 while the feed is out of reach, for four hours after the last update, with one line of the log',
    unchecked: 'what became known since',
    command: 'dependency-check.sh --scan . --format JSON',
    guard: 'the report’s own times of the NVD data are checked (`--max-db-age`)',
  },
  {
    id: 'dependency-check/database-lacks-records',
    tool: 'dependency-check',
    versions: '12.1.0',
    seen: 'exit 0 and a clean report from a database that was filled in part',
    unchecked: 'everything that the missing records tell of',
    command: 'dependency-check.sh --scan lib --format JSON --noupdate',
    guard: 'with a database below 100 MB, a jar that names itself log4j-core 2.14.1 must be reported',
  },
  {
    id: 'dependency-check/wrapper-scans-lockfiles',
    tool: 'owasp-dependency-check-wrapper',
    versions: '1.0.1',
    seen: 'exit 0 without `--scan`',
    unchecked: 'everything but lockfiles: no jar is looked at',
    command: 'npx owasp-dependency-check --format JSON',
    guard: 'the folder is always named by `--scan`',
  },
];
