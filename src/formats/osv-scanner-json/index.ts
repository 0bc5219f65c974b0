import type { ReportReader, RunInfo } from '../../model/report.ts';
import type { Source } from '../../model/source.ts';
import { jsonElements } from '../../util/json-elements.ts';
import { asObject, asText } from '../../util/untrusted.ts';
import { closeAccount, openAccount, worsen, type Account } from '../accounting.ts';
import type { Format } from '../format.ts';
import { inputFault, recordFault } from '../input-fault.ts';
import { sharedRules } from '../shared-rules.ts';
import { smallValue } from '../small-value.ts';
import { findingsOfPackage } from './findings-of-package.ts';
import { genericFinding } from './generic-finding.ts';

/** `osv-scanner --format json`. */
export const format: Format = {
  id: 'osv-scanner-json',
  title: 'OSV-Scanner JSON',
  url: 'https://google.github.io/osv-scanner/output/',
  versions: 'OSV-Scanner 1 and 2',
  mapping: [
    ['results[].packages[].vulnerabilities[]', 'one finding each'],
    [
      'id, aliases, groups[].ids, groups[].aliases',
      'rule id: the CVE, else the GHSA, else the id; the others are aliases',
    ],
    [
      'database_specific.severity, severity[], groups[].max_severity',
      'severity; security-severity where there is a score',
    ],
    ['summary, details, references[], cwe_ids', 'rule title, description, help URI, CWE'],
    ['package, source.path', 'location'],
    ['affected[].ranges, dependency_groups', 'evidence: ranges and fixed versions'],
    ['groups[].experimental_analysis', 'suppression: the code is not called, or the flaw is unimportant'],
    ['withdrawn', 'suppression: withdrawn by its database'],
    ['experimental_generic_findings[]', 'one finding each'],
  ],
  faults: [
    '`results` is null where nothing was found to scan: degraded, not clean',
    'records without a severity take that of the same flaw under another id; what has none counts as medium',
    'licence violations are no security findings: a notice counts them',
    'a report of `{"results": []}` alone could be anyone\'s: it is read only where the format is given',
  ],
  recognizes({ kind, keys, text }) {
    if (kind !== 'json-object' || !keys.has('results') || keys.has('runs')) return false;
    if (keys.has('experimental_config')) return true;
    return /"results"\s*:\s*\[\s*\{\s*(?:"source"\s*:\s*\{\s*"(?:path|type)"|"packages"\s*:\s*\[\s*\{)/u.test(text);
  },
  read,
};

function* read(source: Source): ReportReader {
  const account = openAccount();
  const share = sharedRules();
  const paths = sourcePaths(source);
  let packages = 0;
  let licences = 0;
  try {
    const patterns = [
      ['results', '*', 'packages', '*'],
      ['experimental_generic_findings', '*'],
    ];
    for (const { path, value } of jsonElements(source.chunks(), patterns)) {
      if (path[0] !== 'results') {
        yield { run: 0, finding: genericFinding(asObject(value), account) };
        continue;
      }
      packages += 1;
      const entry = asObject(value);
      if (Array.isArray(entry['license_violations']) && entry['license_violations'].length > 0) licences += 1;
      const manifest = typeof path[1] === 'number' ? paths.get(path[1]) : undefined;
      for (const finding of findingsOfPackage(entry, manifest, account, share)) yield { run: 0, finding };
    }
    if (packages === 0) judgeEmpty(source, account);
  } catch (error) {
    recordFault(error, account);
  }
  if (licences > 0) account.notices.add(`licence violations of ${licences} packages are left out`);
  const run: RunInfo = {
    tool: { name: 'OSV-Scanner', informationUri: 'https://google.github.io/osv-scanner/' },
    scan: 'dependencies',
    status: 'complete',
    rules: [],
  };
  return closeAccount(account, [run]);
}

/** The path of each result's source. It may stand behind the packages, so it takes a pass of its own. */
function sourcePaths(source: Source): ReadonlyMap<number, string> {
  const paths = new Map<number, string>();
  try {
    for (const { path, value } of jsonElements(source.chunks(), [['results', '*', 'source']])) {
      const text = asText(asObject(value)['path']) ?? asText(value);
      if (typeof path[1] === 'number' && text !== undefined) paths.set(path[1], text);
    }
  } catch (error) {
    inputFault(error);
    // The second pass meets the same fault and says so.
  }
  return paths;
}

/** Tells a clean report from one that saw nothing. */
function judgeEmpty(source: Source, account: Account): void {
  const results = smallValue(source, 'results');
  if (Array.isArray(results)) return;
  if (results === null) worsen(account, 'degraded', 'results is null: OSV-Scanner found nothing to scan');
  else worsen(account, 'unreadable', `results is ${results === undefined ? 'missing' : typeof results}`);
}
