import type { RunCase } from './run-case.ts';

const json = (value: unknown): string => JSON.stringify(value);

const odc = (vulnerabilities: number, more: object = {}): string =>
  json({
    reportSchema: '1.1',
    scanInfo: { engineVersion: '12.1.0', ...more },
    dependencies: [{ fileName: 'a.jar', vulnerabilities: Array.from({ length: vulnerabilities }, () => ({})) }],
  });
const sarif = (name: string, results: number): string =>
  json({
    version: '2.1.0',
    runs: [{ tool: { driver: { name } }, results: Array.from({ length: results }, () => ({})) }],
  });
const odcXml = (inner: string): string =>
  `<?xml version="1.0"?><analysis xmlns="urn:x"><scanInfo></scanInfo><dependencies><dependency><fileName>a.jar</fileName>${inner}</dependency></dependencies></analysis>`;
const REPORT = 'dependency-check-report.json';
const NO_MODULES = '[WARN] Analyzing `package-lock.json` - however, the node_modules directory does not exist.';
const THRESHOLD =
  "[ERROR] \nOne or more dependencies were identified with vulnerabilities that have a CVSS score greater than or equal to '7.0': \na.jar: CVE-1";

/** Runs of Dependency-Check, made by hand after what they do. */
export const DEPENDENCY_CHECK_RUNS: readonly RunCase[] = [
  {
    tool: 'dependency-check',
    name: 'all that was found is suppressed',
    exitCode: 0,
    reports: {
      [REPORT]: json({ reportSchema: '1.1', dependencies: [{ suppressedVulnerabilities: [{}, {}] }] }),
    },
    status: 'clean',
    raw: 2,
  },
  {
    tool: 'dependency-check',
    name: 'clean',
    exitCode: 0,
    stdout: '[INFO] Analysis Complete',
    reports: { [REPORT]: odc(0) },
    status: 'clean',
  },
  {
    tool: 'dependency-check',
    name: 'threshold exceeded',
    exitCode: 15,
    stdout: THRESHOLD,
    reports: { [REPORT]: odc(2) },
    status: 'findings',
    raw: 2,
  },
  {
    tool: 'dependency-check',
    name: 'below the threshold',
    exitCode: 0,
    reports: { [REPORT]: odc(1) },
    status: 'findings',
    raw: 1,
  },
  {
    tool: 'dependency-check',
    name: 'node_modules missing',
    exitCode: 15,
    stdout: `${NO_MODULES}\n${THRESHOLD}`,
    reports: { [REPORT]: odc(1) },
    status: 'incomplete',
    raw: 1,
    also: 'findings',
    reason: /node_modules/u,
  },
  {
    tool: 'dependency-check',
    name: 'analysis exceptions',
    exitCode: 14,
    reports: { [REPORT]: odc(1, { analysisExceptions: [{ exception: { message: 'audit failed' } }] }) },
    status: 'incomplete',
    raw: 1,
    also: 'findings',
    reason: /audit failed/u,
  },
  {
    tool: 'dependency-check',
    name: 'nothing on the path',
    exitCode: 0,
    reports: { [REPORT]: json({ reportSchema: '1.1', scanInfo: {}, dependencies: [] }) },
    status: 'incomplete',
    reason: /nothing was checked/u,
  },
  {
    tool: 'dependency-check',
    name: 'help instead of a scan',
    exitCode: 0,
    stdout: 'usage: Dependency-Check Core',
    status: 'incomplete',
  },
  {
    tool: 'dependency-check',
    name: 'a report by another name',
    exitCode: 0,
    reports: { 'out/x.json': odc(1) },
    status: 'findings',
    raw: 1,
  },
  {
    tool: 'dependency-check',
    name: 'a cut JSON beside a whole XML',
    exitCode: 0,
    reports: {
      [REPORT]: odc(1).slice(0, 40),
      'r.xml': odcXml('<vulnerabilities><vulnerability/><suppressedVulnerability/></vulnerabilities>'),
    },
    status: 'incomplete',
    raw: 2,
    also: 'findings',
    reason: /cut off/u,
  },
  { tool: 'dependency-check', name: 'XML alone', exitCode: 0, reports: { 'r.xml': odcXml('') }, status: 'clean' },
  {
    tool: 'dependency-check',
    name: 'SARIF alone without a log',
    exitCode: 0,
    reports: { 'r.sarif': sarif('dependency-check', 1) },
    status: 'incomplete',
    raw: 1,
    also: 'findings',
  },
  {
    tool: 'dependency-check',
    name: 'HTML alone',
    exitCode: 15,
    reports: { 'r.html': '<html></html>' },
    status: 'incomplete',
    also: 'findings',
  },
  {
    tool: 'dependency-check-maven',
    name: 'the threshold shut the build',
    exitCode: 1,
    stdout:
      "[INFO] BUILD FAILURE\n[ERROR] One or more dependencies were identified with vulnerabilities that have a CVSS score greater than or equal to '7.0'",
    reports: { [REPORT]: odc(1) },
    status: 'findings',
    raw: 1,
  },
  {
    tool: 'dependency-check-maven',
    name: 'another failure',
    exitCode: 1,
    stdout: '[ERROR] Failed to execute goal: compilation',
    reports: { [REPORT]: odc(0) },
    status: 'incomplete',
  },
  {
    tool: 'dependency-check-maven',
    name: 'a source without credentials',
    exitCode: 0,
    stdout: '[WARNING] Sonatype OSS Index Analyzer disabled due to missing credentials.',
    reports: { [REPORT]: odc(1) },
    status: 'incomplete',
    raw: 1,
    also: 'findings',
  },
  {
    tool: 'dependency-check-core',
    name: 'no logger, jars only',
    exitCode: 0,
    stderr: 'SLF4J(W): No SLF4J providers were found.',
    reports: { [REPORT]: odc(0) },
    status: 'clean',
  },
  {
    tool: 'dependency-check-core',
    name: 'no logger, a lockfile',
    exitCode: 0,
    stderr: 'SLF4J(W): No SLF4J providers were found.',
    reports: { [REPORT]: json({ reportSchema: '1.1', dependencies: [{ fileName: 'package-lock.json' }] }) },
    status: 'incomplete',
    reason: /logger/u,
  },
  {
    tool: 'owasp-dependency-check-wrapper',
    name: 'no program',
    exitCode: 1,
    stderr: 'owasp-dependency-check ERROR:  Could not fetch release from GitHub.',
    status: 'incomplete',
    reason: /Could not fetch/u,
  },
];
