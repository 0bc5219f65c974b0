import type { ReportItem, ReportReader } from '../../model/report.ts';
import type { Source } from '../../model/source.ts';
import { jsonElements } from '../../util/json-elements.ts';
import { asObject, type UntrustedObject } from '../../util/untrusted.ts';
import { closeAccount, drop, openAccount, worsen, type Account } from '../accounting.ts';
import type { Format } from '../format.ts';
import { recordFault } from '../input-fault.ts';
import { LONE_NOTICE } from '../lone-notice.ts';
import { readHead } from '../read-head.ts';
import { sharedRules } from '../shared-rules.ts';
import { findingOf } from './finding-of.ts';
import { readScan, type ScanInfo } from './read-scan.ts';
import { openRuns } from './runs.ts';

/** GitLab's security reports `gl-*-report.json` of every type. */
export const format: Format = {
  id: 'gitlab-security',
  title: 'GitLab security report',
  url: 'https://docs.gitlab.com/development/integrations/secure/',
  versions:
    'schemas 2.x, 3.x, 13.x, 14.x and 15.x: dast, api_fuzzing, coverage_fuzzing, sast, secret_detection, dependency_scanning, container_scanning, cluster_image_scanning',
  mapping: [
    ['vulnerabilities[]', 'one finding each'],
    ['identifiers (dependency, container)', 'rule id: the CVE, else the GHSA, else the first; the others are aliases'],
    ['identifiers (other types)', 'rule id: <scanner>/<first identifier that is no CWE>; ZAP plugins as zap/10038'],
    ['name, message, description, solution, identifiers of type cwe, cvss_vectors', 'rule'],
    ['severity', 'severity; Unknown is taken from the first CVSS vector'],
    ['location', 'package, URL, file with lines, or crash, by what it holds'],
    ['evidence.summary, request line and status, commit, solution, remediations, operating system', 'evidence'],
    ['flags', 'suppression under review: a likely false positive stays in the gate until somebody accepts it'],
    ['tracking.items[].signatures', 'fingerprints'],
    ['scan.scanner, vulnerabilities[].scanner', 'one run each'],
    ['scan.status failure, messages of level fatal', 'the run is degraded'],
    ['scan.scanned_resources, location.hostname, location.image', 'target of the run, coverage'],
  ],
  faults: [
    'the scan may stand after the vulnerabilities: the report is read twice',
    'reports without a scan do not say whether it succeeded: a notice; without a version too: degraded',
    'headers and bodies of requests and responses are not kept: they hold cookies and tokens',
    'raw_source_code_extract of secret detection is the secret itself: it is not kept',
  ],
  recognizes({ kind, keys, text }) {
    if (kind !== 'json-object' || !keys.has('vulnerabilities')) return false;
    if (FOREIGN.some((key) => keys.has(key))) return false;
    if (OWN.some((key) => keys.has(key))) return true;
    if (![...keys].every((key) => OPTIONAL.has(key) || /^[_@]/u.test(key))) return false;
    // Of a large report the head may show nothing but vulnerabilities, which Snyk lists under the same key.
    return keys.size > 1 || LIST.test(text);
  },
  read,
};

// Other reports that have `vulnerabilities` too: CycloneDX, npm audit, Snyk, SARIF, Grype.
const FOREIGN = ['bomFormat', 'specVersion', 'auditReportVersion', 'packageManager', 'ok', 'runs', 'matches'];
const OWN = ['scan', 'remediations', 'dependency_files'];
const LIST =
  /"vulnerabilities"\s*:\s*\[\s*(?:\]|\{[^]*?"(?:identifiers"\s*:\s*\[|location"\s*:\s*\{|(?:category|cve|scanner)"\s*:))/u;
const OPTIONAL = new Set(['version', 'schema', 'vulnerabilities', 'site', 'spider']);

function* read(source: Source): ReportReader {
  const account = openAccount();
  const share = sharedRules();
  const scan = readScan(source);
  const runs = openRuns(scan);
  // A lone vulnerability instead of a list shows as its keys.
  const lone: Record<string, unknown> = {};
  try {
    for (const { path, value } of jsonElements(source.chunks(), [['vulnerabilities', '*']])) {
      const key = path.at(-1);
      if (typeof key === 'string') lone[key] = value;
      else if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        drop(account, 'an entry of `vulnerabilities` is no object');
      } else yield take(asObject(value));
    }
    if (!readHead(source).keys.has('vulnerabilities') && account.raw === 0) {
      worsen(account, 'unreadable', 'the report has no list of vulnerabilities');
    }
  } catch (error) {
    recordFault(error, account);
  }
  if (Object.keys(lone).length > 0) {
    account.notices.add(LONE_NOTICE);
    yield take(lone);
  }
  judge(scan, account);
  return closeAccount(account, runs.list());

  function take(vulnerability: UntrustedObject): ReportItem {
    account.raw += 1;
    account.occurrences += 1;
    const finding = findingOf(vulnerability, scan, account.notices);
    return { run: runs.indexOf(vulnerability), finding: { ...finding, rule: share(finding.rule) } };
  }
}

function judge(scan: ScanInfo, account: Account): void {
  if (scan.status !== undefined && scan.status !== 'success') {
    worsen(account, 'degraded', `the report says that the scan ended with "${scan.status}"`);
  }
  for (const message of scan.fatal) worsen(account, 'degraded', `the scanner reports: ${message}`);
  for (const message of scan.warnings) account.notices.add(`the scanner warns: ${message}`);
  if (scan.type !== undefined || scan.status !== undefined) return;
  if (scan.version === undefined) {
    worsen(account, 'degraded', 'the report has neither `scan` nor `version`: nothing says that a scan took place');
  } else account.notices.add('the report has no `scan`: whether the scan succeeded is not known');
}
