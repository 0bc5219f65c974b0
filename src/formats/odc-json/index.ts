import type { ReportReader } from '../../model/report.ts';
import type { Source } from '../../model/source.ts';
import { jsonElements } from '../../util/json-elements.ts';
import { asObject, type UntrustedObject } from '../../util/untrusted.ts';
import { closeAccount, openAccount, worsen, type Account } from '../accounting.ts';
import type { Format } from '../format.ts';
import { recordFault } from '../input-fault.ts';
import { odcFindings } from '../odc-findings.ts';
import { odcRun } from '../odc-run.ts';
import { sharedRules } from '../shared-rules.ts';
import { readElements } from './read-elements.ts';

/** Dependency-Check's `--format JSON`. */
export const format: Format = {
  id: 'odc-json',
  title: 'OWASP Dependency-Check JSON',
  url: 'https://dependency-check.github.io/DependencyCheck/general/thereport.html',
  versions: 'Dependency-Check 5 to 13, reportSchema 1.1',
  mapping: [
    ['dependencies[].vulnerabilities[]', 'one finding each'],
    ['dependencies[].suppressedVulnerabilities[]', 'one finding each, suppressed; notes are the reason'],
    ['name', 'rule id: CVE, GHSA, or the text that the database has instead'],
    ['severity, else that of CVSS 4, 3, 2, else the score', 'severity'],
    ['cvssv4, cvssv3, cvssv2', 'security-severity: the first that is there'],
    ['cwes, description', 'CWE, rule title (the first sentence) and description'],
    ['packages[].id of the highest confidence, else fileName', 'package and version'],
    ['filePath', 'manifest, relative on known runners; none for package caches and versioned files'],
    ['projectReferences, includedBy, vulnerableSoftware, knownExploitedVulnerability, notes', 'evidence'],
    ['projectInfo.name, else groupID:artifactID', 'target of the run'],
    ['scanInfo.analysisExceptions, no dependencies', 'the run is degraded'],
  ],
  faults: [
    'stray commas around the optional fields of cvssv4 (12.1): left out, with a notice',
    'names of keys with a stray > (5.x), CVSS without vector, scores as 32-bit floats: read',
  ],
  recognizes({ kind, keys, text }) {
    if (kind !== 'json-object' || !keys.has('dependencies') || keys.has('runs') || keys.has('bomFormat')) return false;
    return keys.has('scanInfo') || keys.has('projectInfo') || text.includes('"evidenceCollected"');
  },
  read,
};

function* read(source: Source): ReportReader {
  const account = openAccount();
  const top: Record<string, unknown> = {};
  let dependencies = 0;
  try {
    const context = { account, share: sharedRules() };
    const patterns = [['scanInfo'], ['projectInfo'], ['dependencies', '*']];
    for (const { path, value } of readElements(source, patterns, account.notices)) {
      if (path[0] !== 'dependencies') top[String(path[0])] = value;
      else if (typeof path[1] !== 'number') worsen(account, 'unreadable', '`dependencies` is no list');
      else {
        dependencies += 1;
        if (typeof value !== 'object' || value === null) worsen(account, 'degraded', 'a dependency is no object');
        for (const finding of odcFindings(asObject(value), context)) yield { run: 0, finding };
      }
    }
    if (dependencies === 0 && account.status === 'complete' && !hasList(source))
      worsen(account, 'unreadable', 'the report has no list of dependencies');
  } catch (error) {
    recordFault(error, account);
  }
  return closeAccount(account, [runOf(top, dependencies, account)]);
}

function runOf(top: UntrustedObject, dependencies: number, account: Account): ReturnType<typeof odcRun> {
  return odcRun(asObject(top['scanInfo']), asObject(top['projectInfo']), dependencies, account);
}

/** Tells an empty list from none; called only where nothing was found, so the value is small. */
function hasList(source: Source): boolean {
  for (const { value } of jsonElements(source.chunks(), [['dependencies']])) if (Array.isArray(value)) return true;
  return false;
}
