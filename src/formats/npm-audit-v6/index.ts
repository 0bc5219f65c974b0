import type { ReportReader, RunInfo } from '../../model/report.ts';
import type { Source } from '../../model/source.ts';
import { jsonElements } from '../../util/json-elements.ts';
import { asList, asObject, asText } from '../../util/untrusted.ts';
import { closeAccount, openAccount, worsen, type Account } from '../accounting.ts';
import type { Format } from '../format.ts';
import { recordFault } from '../input-fault.ts';
import { npmAdvisoryFindings } from '../npm-advisory-findings.ts';
import { judgeNpmCounts } from '../npm-counts.ts';
import { smallValue } from '../small-value.ts';
import { packageManager } from './package-manager.ts';

/** `npm audit --json` of npm 6 and what has its shape: an object of `advisories`. */
export const format: Format = {
  id: 'npm-audit-v6',
  title: 'npm audit JSON, version 1, and pnpm audit JSON',
  url: 'https://docs.npmjs.com/cli/v6/commands/npm-audit',
  versions: 'npm 6, pnpm (all), yarn 2 and 3',
  mapping: [
    ['advisories{}.findings[]', 'one finding each; an advisory without findings is one'],
    ['cves, github_advisory_id, url, id', 'rule id: the CVE, else the GHSA, else npm/<id>; the others are aliases'],
    ['severity', 'severity: moderate is medium, info is informational'],
    ['title, overview, recommendation, url', 'rule title, description, fix, help URI'],
    ['cwe, cvss.score', 'CWE, security-severity'],
    ['module_name, findings[].version', 'location: the npm package, in package-lock.json (pnpm: pnpm-lock.yaml)'],
    ['vulnerable_versions, patched_versions, findings[].paths', 'evidence'],
  ],
  faults: [
    'cwe is a text, a list, a list written as text, or null: all are read',
    'metadata counts dependency paths; a severity that is counted and not listed (audit level, ignored advisories) makes the report degraded',
    'an outage exits like a finding: a report with `error` is unreadable, not clean',
    'pnpm 12 leaves out cves, cvss and actions: read',
  ],
  recognizes({ kind, keys, text }) {
    if (kind !== 'json-object' || keys.has('runs') || keys.has('displayName')) return false;
    if (keys.has('advisories')) return keys.has('metadata') || keys.has('actions') || keys.has('muted');
    // Long `actions` push everything else out of the head.
    return keys.size === 1 && keys.has('actions') && /"action"\s*:\s*"(?:install|update|review)"/u.test(text);
  },
  read,
};

function* read(source: Source): ReportReader {
  const account = openAccount();
  const top: Record<string, unknown> = {};
  const severities = new Set<string>();
  const manager = packageManager(source);
  try {
    const patterns = [['advisories', '*'], ['metadata'], ['muted'], ['error'], ['message']];
    for (const { path, value } of jsonElements(source.chunks(), patterns)) {
      const key = path.at(-1);
      if (path.length === 1) {
        top[String(key)] = value;
        continue;
      }
      severities.add(asText(asObject(value)['severity']) ?? '');
      const id = typeof key === 'string' ? key : undefined;
      for (const finding of npmAdvisoryFindings(value, id, manager.lockfile, account)) yield { run: 0, finding };
    }
    judge(source, top, severities, account);
  } catch (error) {
    recordFault(error, account);
  }
  const run: RunInfo = {
    tool: { name: manager.tool, informationUri: manager.uri },
    scan: 'dependencies',
    status: 'complete',
    rules: [],
  };
  return closeAccount(account, [run]);
}

function judge(
  source: Source,
  top: Readonly<Record<string, unknown>>,
  severities: ReadonlySet<string>,
  account: Account,
): void {
  if (top['error'] !== undefined) {
    const { code, message, summary } = asObject(top['error']);
    const reason = asText(message) ?? asText(summary) ?? asText(top['error']) ?? asText(top['message']);
    const text = [asText(code), reason].filter((part) => part !== undefined).join(': ');
    worsen(account, 'unreadable', `the audit failed: ${text === '' ? 'no reason given' : text}`);
  } else if (account.raw === 0) {
    const advisories = smallValue(source, 'advisories');
    if (typeof advisories !== 'object' || advisories === null) {
      worsen(
        account,
        'unreadable',
        `advisories is ${advisories === undefined ? 'missing' : JSON.stringify(advisories)}`,
      );
    }
  }
  judgeNpmCounts(asObject(top['metadata'])['vulnerabilities'], severities, account);
  const muted = asList(top['muted']).length;
  if (muted > 0) account.notices.add(`${muted} advisories were muted and are not in the report`);
}
