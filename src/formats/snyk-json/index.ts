import type { ReportItem, ReportReader, RunInfo } from '../../model/report.ts';
import type { Source } from '../../model/source.ts';
import { jsonElements } from '../../util/json-elements.ts';
import { asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { closeAccount, drop, openAccount, worsen } from '../accounting.ts';
import type { Format } from '../format.ts';
import { inputFault, recordFault } from '../input-fault.ts';
import { readHead } from '../read-head.ts';
import { snykContext, type SnykContext } from './context.ts';
import { dependencyFinding } from './dependency-finding.ts';
import { infrastructureFinding } from './infrastructure-finding.ts';
import { judgeProjects } from './judge-projects.ts';
import { looksLikeSnyk } from './looks-like-snyk.ts';
import { openProjects, placeOf, projectPatterns, readFields, type Projects } from './projects.ts';
import { suppressionsOf } from './suppressions.ts';

const INFRASTRUCTURE = 'infrastructureAsCodeIssues';
const ENTRIES = [
  ['vulnerabilities', '*'],
  ['filtered', 'ignore', '*'],
  ['filtered', 'patch', '*'],
  [INFRASTRUCTURE, '*'],
];

/** `snyk test`, `snyk container test` and `snyk iac test`, each with `--json`. */
export const format: Format = {
  id: 'snyk-json',
  title: 'Snyk JSON',
  url: 'https://docs.snyk.io/developer-tools/snyk-cli/commands/test',
  versions: 'Snyk CLI 1: test, container test, iac test; one project or a list of them',
  mapping: [
    ['vulnerabilities[], also of applications[]', 'one finding each: one dependency path, or a group of them'],
    ['infrastructureAsCodeIssues[]', 'one finding each, in the tested file; rule id snyk/<id>'],
    ['filtered.ignore[], filtered.patch[], isIgnored', 'one finding each, suppressed: reason, expiry, who ignored it'],
    ['identifiers.CVE, GHSA, else id', 'rule id; all others, alternativeIds and NSP numbers are aliases'],
    ['severityWithCritical, severity, else cvssScore', 'severity'],
    ['title, description, cvssScore, identifiers.CWE', 'rule title, description, security-severity, CWE'],
    ['packageManager, name, version', 'package; the binary package of a distribution'],
    ['displayTargetFile, targetFile', 'manifest'],
    ['from, upgradePath, fixedIn, semver, CVSSv3, exploit, epssDetails', 'evidence'],
    ['projectName, else path', 'target; one run for each'],
    ['error, uniqueCount above what is listed', 'the run is degraded; an error alone is unreadable'],
  ],
  faults: [
    'from and name are lists of lists where entries are grouped: every package is a location',
    'semver.vulnerable and identifiers.NSP are lists or single values: both are read',
    'a project stands behind its entries: it is read first',
    '`snyk code test --json` writes SARIF: read as such',
  ],
  recognizes: looksLikeSnyk,
  read,
};

function* read(source: Source): ReportReader {
  const account = openAccount();
  const found = new Map<string, Record<string, unknown>>();
  const ids = new Map<string, Set<string>>();
  let runs: readonly RunInfo[] = [];
  let projects = openProjects(found);
  const context = snykContext(account.notices);
  try {
    const isList = readHead(source).kind === 'json-array';
    projects = projectsIn(source, isList, found);
    for (const { path, value } of jsonElements(source.chunks(), projectPatterns(isList, ENTRIES))) {
      // A pattern's `*` also stands for keys, which no list has.
      if (typeof path.at(-1) !== 'number') worsen(account, 'degraded', `\`${String(path.at(-2))}\` is no list`);
      else if (typeof value !== 'object' || value === null || Array.isArray(value))
        drop(account, 'an entry is no object');
      else {
        const place = placeOf(path);
        const seen = ids.get(place) ?? new Set<string>();
        ids.set(place, seen.add(asText(asObject(value)['id']) ?? ''));
        account.raw += 1;
        account.occurrences += 1;
        yield itemOf(path, asObject(value), projects, context);
      }
    }
    runs = judgeProjects(projects, ids, account);
  } catch (error) {
    runs = projects.runs;
    recordFault(error, account);
  }
  return closeAccount(account, runs.length === 0 ? [projects.at('')].flatMap(() => projects.runs) : runs);
}

/** The projects come before their entries here, and behind them in the text: so the text is read twice. */
function projectsIn(source: Source, isList: boolean, found: Map<string, Record<string, unknown>>): Projects {
  try {
    readFields(source, isList, found);
  } catch (error) {
    // The second pass meets the same fault and reports it.
    inputFault(error);
  }
  return openProjects(found);
}

function itemOf(
  path: readonly (string | number)[],
  entry: UntrustedObject,
  projects: Projects,
  context: SnykContext,
): ReportItem {
  const list = path.at(-2);
  const { run, file } = projects.at(placeOf(path));
  const suppressions = suppressionsOf(entry, list === 'ignore' || list === 'patch' ? list : undefined);
  const make = list === INFRASTRUCTURE ? infrastructureFinding : dependencyFinding;
  return { run, finding: make(entry, file, suppressions, context) };
}
