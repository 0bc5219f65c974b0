import type { ReportReader, RunInfo } from '../../model/report.ts';
import type { Source } from '../../model/source.ts';
import { jsonLines } from '../../util/json-lines.ts';
import { asObject } from '../../util/untrusted.ts';
import { closeAccount, openAccount, worsen, type Account } from '../accounting.ts';
import type { Format } from '../format.ts';
import { inputFault } from '../input-fault.ts';
import { judgeNpmCounts } from '../npm-counts.ts';
import { OPEN_ENDED_NOTICE } from '../open-ended-notice.ts';
import { sharedRules } from '../shared-rules.ts';
import { findingsOfLine, type Seen } from './findings-of-line.ts';

/** `yarn audit --json` (yarn 1) and `yarn npm audit --json` (yarn 2 and later): one JSON object a line. */
export const format: Format = {
  id: 'yarn-audit',
  title: 'yarn audit JSON lines',
  url: 'https://yarnpkg.com/cli/npm/audit',
  versions: 'yarn 1, yarn 4 (2 and 3 write what npm 6 does)',
  mapping: [
    ['lines of type auditAdvisory; lines of value and children', 'one finding each'],
    ['cves, github_advisory_id, id; URL, ID', 'rule id: the CVE, else the GHSA, else npm/<id>; the others are aliases'],
    ['severity; Severity', 'severity: moderate is medium, info is informational'],
    [
      'title, overview, recommendation, url, cwe, cvss.score',
      'rule title, description, fix, help URI, CWE, security-severity',
    ],
    ['module_name, findings[].version; value, Tree Versions', 'location: the npm package, in yarn.lock'],
    ['resolution.path, vulnerable_versions, patched_versions; Vulnerable Versions, Dependents', 'evidence'],
    ['ID "<name> (deprecation)"', 'rule yarn/deprecation'],
  ],
  faults: [
    'yarn 1 ends with an auditSummary; a report without one is degraded',
    'yarn 4 ends with nothing: a notice says that a report cut off between two lines looks whole',
    'a summary that counts a severity which no line has (`--level`) makes the report degraded',
    'a clean report of yarn 4 is an empty file, as is one of a registry that did not answer: unreadable, not clean',
    'errors are lines of type error, or plain text: degraded, unreadable where nothing else was read',
  ],
  recognizes({ kind, keys, text }) {
    if (kind !== 'json-object') return false;
    if (keys.has('advisories')) return keys.has('displayName') && keys.has('metadata');
    const classic = /^\{\s*"type"\s*:\s*"(?:info|warning|error|step|activity\w*|audit(?:Advisory|Action|Summary))"/u;
    if (classic.test(text)) return keys.has('data') && [...keys].every((key) => CLASSIC_KEYS.has(key));
    return keys.has('value') && keys.has('children') && /"(?:Vulnerable Versions|Tree Versions)"\s*:/u.test(text);
  },
  read,
};

// With those of the messages of yarn 2 and later.
const CLASSIC_KEYS = new Set(['type', 'data', 'name', 'displayName', 'indent', 'value', 'children']);

function* read(source: Source): ReportReader {
  const account = openAccount();
  const seen: Seen = {
    share: sharedRules(),
    records: 0,
    summary: undefined,
    classic: false,
    errors: [],
    severities: new Set(),
  };
  const torn: string[] = [];
  try {
    const lines = jsonLines(source.chunks(), {}, (error) => void torn.push(error.message));
    for (const { line, value } of lines) {
      for (const finding of findingsOfLine(value, line, seen, account)) yield { run: 0, finding };
    }
  } catch (error) {
    torn.push(inputFault(error));
  }
  judge(seen, torn, account);
  const run: RunInfo = {
    tool: { name: 'yarn audit', informationUri: format.url },
    scan: 'dependencies',
    status: 'complete',
    rules: [],
  };
  return closeAccount(account, [run]);
}

function judge(seen: Seen, torn: readonly string[], account: Account): void {
  const bad = seen.records === 0 ? 'unreadable' : 'degraded';
  const [error] = seen.errors;
  if (error !== undefined) worsen(account, bad, `yarn reported an error: ${error}`);
  const [line] = torn;
  if (line !== undefined) worsen(account, bad, line);
  if (seen.classic && seen.summary === undefined) {
    worsen(account, bad, 'the auditSummary at the end is missing: the report is not whole');
  }
  if (!seen.classic && seen.summary === undefined) account.notices.add(OPEN_ENDED_NOTICE);
  if (seen.records === 0) {
    worsen(account, 'unreadable', 'no line tells of an audit: nothing was found, or nothing was asked');
  }
  judgeNpmCounts(asObject(seen.summary)['vulnerabilities'], seen.severities, account);
}
