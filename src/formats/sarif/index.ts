import type { ReportReader, RunInfo } from '../../model/report.ts';
import type { Source } from '../../model/source.ts';
import { jsonElements } from '../../util/json-elements.ts';
import { asObject } from '../../util/untrusted.ts';
import { closeAccount, openAccount, worsen, type Account } from '../accounting.ts';
import type { Format } from '../format.ts';
import { inputFault, recordFault } from '../input-fault.ts';
import { readResult } from './read-result.ts';
import { readRun, type SarifRun } from './read-run.ts';

// Everything of a run that a result may refer to; `results` itself is read in a second pass.
const RUN_KEYS = ['tool', 'artifacts', 'invocations', 'properties', 'originalUriBaseIds'];

/** SARIF 2.1.0 of any tool, our own included. */
export const format: Format = {
  id: 'sarif',
  title: 'SARIF 2.1.0',
  url: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html',
  versions: 'SARIF 2.1.0 of any tool',
  mapping: [
    ['runs[].results[]', 'one finding each'],
    ['ruleId, rule, ruleIndex', 'rule, by id before index; a/b may refer to the descriptor a'],
    ['security-severity, else level', 'severity'],
    ['message.text, markdown, or id with arguments', 'message'],
    [
      'locations',
      'locations: files relative to the roots that the run names or to known checkouts; http(s) as URLs; else logical ones',
    ],
    [
      'texts of Dependency-Check, Grype, OSV-Scanner, Snyk, Trivy',
      'package, advisory and its other ids, as in their own formats',
    ],
    ['suppressions, baselineState, kind, occurrenceCount, partialFingerprints', 'the same'],
    ['invocations[].executionSuccessful false', 'the run is degraded'],
  ],
  faults: [
    'security-severity as a word: translated, with a notice',
    'Dependency-Check calls everything a warning and rates no CVSS 2: severity and score come from the properties of the rule',
    'Grype appends the package to the id of a rule: the advisory alone is the id',
    'wrong ruleIndex: the id wins',
    'a region that ends before it starts: its start is kept',
    'a run without invocations: taken as complete, with a notice',
    'a repeated `results` key: the results are joined',
  ],
  recognizes: ({ kind, keys }) => kind === 'json-object' && keys.has('runs'),
  read,
};

function* read(source: Source): ReportReader {
  const account = openAccount();
  const runs: SarifRun[] = [];
  try {
    for (const { path, value } of jsonElements(source.chunks(), [['runs', '*', 'results', '*']])) {
      // What the runs say of themselves may stand after their results, so it is read first, once it is known to matter.
      if (account.raw === 0) readRuns(source, runs, account);
      const index = Number(path[1]);
      while (runs.length <= index) runs.push(readRun({}, account.notices));
      const run = runs[index];
      if (run === undefined) continue;
      account.raw += 1;
      account.occurrences += 1;
      yield { run: index, finding: readResult(asObject(value), run, account.notices) };
    }
    if (account.raw === 0) readRuns(source, runs, account);
    if (runs.length === 0) worsen(account, 'unreadable', 'the SARIF holds no run: nobody scanned anything');
  } catch (error) {
    if (account.raw === 0) readRuns(source, runs, account);
    recordFault(error, account);
  }
  return closeAccount(
    account,
    runs.map((run): RunInfo => run.info),
  );
}

/** Reads everything but the results, as far as the text goes. */
function readRuns(source: Source, runs: SarifRun[], account: Account): void {
  const parts: Record<string, unknown>[] = [];
  let version: unknown;
  const patterns = [['version'], ...RUN_KEYS.map((key) => ['runs', '*', key])];
  try {
    for (const { path, value } of jsonElements(source.chunks(), patterns)) {
      if (path[0] === 'version') version = value;
      else if (typeof path[1] !== 'number') worsen(account, 'unreadable', '`runs` is no list');
      else {
        while (parts.length <= path[1]) parts.push({});
        const part = parts[path[1]];
        if (part !== undefined) part[String(path[2])] = value;
      }
    }
    checkVersion(version, account);
  } catch (error) {
    worsen(account, 'degraded', inputFault(error));
  }
  runs.push(...parts.map((part) => readRun(part, account.notices)));
}

function checkVersion(version: unknown, account: Account): void {
  if (version === '2.1.0') return;
  if (typeof version === 'string' && !version.startsWith('2.1')) {
    worsen(account, 'unreadable', `the SARIF version is "${version}", "2.1.0" expected`);
  } else
    account.notices.add(
      `the SARIF version is ${typeof version === 'string' ? `"${version}"` : 'missing'}, read as 2.1.0`,
    );
}
