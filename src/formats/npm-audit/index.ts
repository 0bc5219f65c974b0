import { makeFinding, type Finding } from '../../model/finding.ts';
import type { ReportReader, RunInfo } from '../../model/report.ts';
import { packageName } from '../../model/package-name.ts';
import type { Source } from '../../model/source.ts';
import { jsonElements } from '../../util/json-elements.ts';
import { asList, asNumber, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { closeAccount, drop, openAccount, worsen, type Account } from '../accounting.ts';
import { evidenceText } from '../evidence-text.ts';
import type { Format } from '../format.ts';
import { recordFault } from '../input-fault.ts';
import { listText } from '../list-text.ts';
import { npmAdvisory } from '../npm-advisory.ts';
import { textsOf } from '../texts-of.ts';

/** `npm audit --json` of npm 7 and later (`auditReportVersion` 2). */
export const format: Format = {
  id: 'npm-audit',
  title: 'npm audit JSON, version 2',
  url: 'https://docs.npmjs.com/cli/commands/npm-audit',
  versions: 'npm 7 and later',
  mapping: [
    ['vulnerabilities{}.via[] that are objects', 'one finding each; texts only point to another package'],
    ['url, else source', 'rule id: the GHSA, else npm/<source>'],
    ['severity', 'severity: moderate is medium, info is informational'],
    ['title, cwe, cvss.score', 'rule title, CWE, security-severity'],
    ['dependency, range, nodes, fixAvailable', 'location and evidence'],
  ],
  faults: [
    'an outage exits like a finding: a report with `message` or `error` is unreadable, not clean',
    'metadata may count more packages than are listed: degraded',
    '`npm audit fix --json` nests the report under `audit`: read',
  ],
  recognizes({ kind, keys }) {
    if (kind !== 'json-object' || keys.has('runs')) return false;
    // A failed audit is an object of `message` and `error`; it must be named, not passed on as an unknown format.
    const isAnswer = ['message', 'method', 'uri', 'statusCode'].every((key) => keys.has(key));
    const failed = isAnswer || (keys.has('error') && (keys.has('message') || keys.size === 1));
    return keys.has('auditReportVersion') || failed || (keys.has('audit') && keys.has('added'));
  },
  read,
};

function* read(source: Source): ReportReader {
  const account = openAccount();
  const top: Record<string, unknown> = {};
  let packages = 0;
  try {
    const keys = ['auditReportVersion', 'message', 'error', 'metadata'];
    const patterns = [
      ...keys.map((key) => [key]),
      ['vulnerabilities', '*'],
      // `npm audit fix --json` nests the report.
      ...keys.map((key) => ['audit', key]),
      ['audit', 'vulnerabilities', '*'],
    ];
    for (const { path, value } of jsonElements(source.chunks(), patterns)) {
      if (path.at(-2) !== 'vulnerabilities') {
        top[String(path.at(-1))] = value;
        continue;
      }
      packages += 1;
      for (const finding of findingsOf(String(path.at(-1)), asObject(value), account)) yield { run: 0, finding };
    }
    judge(top, packages, account);
  } catch (error) {
    recordFault(error, account);
  }
  const run: RunInfo = {
    tool: { name: 'npm audit', informationUri: format.url },
    scan: 'dependencies',
    status: 'complete',
    rules: [],
  };
  return closeAccount(account, [run]);
}

function judge(top: UntrustedObject, packages: number, account: Account): void {
  const version = asNumber(top['auditReportVersion']);
  if (top['error'] !== undefined || (top['message'] !== undefined && version === undefined)) {
    const error = asObject(top['error']);
    const reason = [top['message'], error['summary'], error['message'], error['detail'], error['code'], top['error']];
    const text = reason.flatMap((part) => asText(part)?.trim() || [])[0];
    worsen(account, 'unreadable', `the audit failed: ${text ?? 'no reason given'}`);
  } else if (version !== 2) {
    worsen(account, 'unreadable', `auditReportVersion is ${version ?? 'missing'}, 2 expected`);
  }
  const total = asNumber(asObject(asObject(top['metadata'])['vulnerabilities'])['total']);
  if (total !== undefined && total > packages) {
    worsen(account, 'degraded', `the report counts ${total} vulnerable packages and lists ${packages}`);
  } else if (packages > 0 && account.raw === 0) {
    worsen(account, 'degraded', `the report lists ${packages} vulnerable packages and none of their advisories`);
  }
}

function* findingsOf(name: string, entry: UntrustedObject, account: Account): Generator<Finding> {
  for (const via of asList(entry['via'])) {
    // Text points to another package of the report, where the advisory itself stands.
    if (typeof via === 'string') continue;
    if (typeof via !== 'object' || via === null) {
      drop(account, 'an entry of `via` is neither an advisory nor a package name');
      continue;
    }
    account.raw += 1;
    account.occurrences += 1;
    yield findingOf(name, entry, asObject(via), account.notices);
  }
}

function findingOf(name: string, entry: UntrustedObject, via: UntrustedObject, notices: Set<string>): Finding {
  const range = asText(via['range']);
  // The registry's bulk endpoint has other names for what its older ones call `id` and `module_name`.
  const { source: number, dependency, name: own } = via;
  const shape = { ...via, id: number, module_name: asText(dependency) ?? asText(own) ?? name };
  const { rule, severity, aliases, packageName: spelled } = npmAdvisory(shape, undefined, notices);
  const installed = packageName('npm', spelled);
  const evidence = evidenceText([
    ['vulnerable', range],
    ['installed at', listText(textsOf(entry['nodes']))],
    ['fix', fixText(entry['fixAvailable'])],
  ]);
  return makeFinding({
    rule,
    severity,
    message: `${installed}${range === undefined ? '' : ` ${range}`}: ${rule.title}`,
    locations: [{ kind: 'package', ecosystem: 'npm', name: installed, manifest: 'package-lock.json' }],
    aliases,
    ...(evidence !== undefined && { evidence }),
  });
}

function fixText(fix: unknown): string | undefined {
  if (fix === false) return 'none yet';
  if (fix === true) return 'npm audit fix';
  const { name, version, isSemVerMajor } = asObject(fix);
  if (asText(name) === undefined) return undefined;
  return `update ${asText(name)} to ${asText(version) ?? 'a newer version'}${isSemVerMajor === true ? ' (breaking)' : ''}`;
}
