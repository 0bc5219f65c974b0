import { lookup } from '../../model/lookup.ts';
import { makeFinding, type Finding } from '../../model/finding.ts';
import type { ReportReader, RunInfo } from '../../model/report.ts';
import { taxonomyTags, type Rule } from '../../model/rule.ts';
import { levelOf, type Severity } from '../../model/severity.ts';
import type { Source } from '../../model/source.ts';
import { jsonElements } from '../../util/json-elements.ts';
import { asList, asNumber, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { closeAccount, drop, openAccount, worsen, type Account } from '../accounting.ts';
import type { Format } from '../format.ts';

const SEVERITIES: Readonly<Record<string, Severity>> = {
  critical: 'critical',
  high: 'high',
  moderate: 'medium',
  medium: 'medium',
  low: 'low',
  info: 'informational',
};

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
    const failed = keys.has('error') && (keys.has('message') || keys.size === 1);
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
    worsen(
      account,
      account.raw === 0 ? 'unreadable' : 'degraded',
      error instanceof Error ? error.message : String(error),
    );
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
    const reason = asText(top['message']) ?? asText(error['summary']) ?? asText(error['code']) ?? asText(top['error']);
    worsen(account, 'unreadable', `npm audit failed: ${reason ?? 'no reason given'}`);
  } else if (version !== 2) {
    worsen(account, 'unreadable', `auditReportVersion is ${version ?? 'missing'}, 2 expected`);
  }
  const total = asNumber(asObject(asObject(top['metadata'])['vulnerabilities'])['total']);
  if (total !== undefined && total > packages) {
    worsen(account, 'degraded', `the report counts ${total} vulnerable packages and lists ${packages}`);
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
    yield findingOf(name, entry, asObject(via));
  }
}

function findingOf(name: string, entry: UntrustedObject, advisory: UntrustedObject): Finding {
  const severity = lookup(SEVERITIES, asText(advisory['severity'])) ?? 'high';
  const range = asText(advisory['range']);
  const packageName = asText(advisory['dependency']) ?? asText(advisory['name']) ?? name;
  const rule = ruleOfAdvisory(advisory, severity);
  const source = asText(advisory['source']);
  const evidence = [
    ['vulnerable', range],
    ['installed at', asList(entry['nodes']).map(String).join(', ')],
    ['fix', fixText(entry['fixAvailable'])],
  ]
    .filter(([, text]) => text !== undefined && text !== '')
    .map(([label, text]) => `${label}: ${text}`)
    .join('\n');
  return makeFinding({
    rule,
    severity,
    level: levelOf(severity),
    message: `${packageName}${range === undefined ? '' : ` ${range}`}: ${rule.title}`,
    locations: [{ kind: 'package', ecosystem: 'npm', name: packageName, manifest: 'package-lock.json' }],
    aliases: source === undefined || rule.id === `npm/${source}` ? [] : [`npm/${source}`],
    ...(evidence !== '' && { evidence }),
  });
}

function ruleOfAdvisory(advisory: UntrustedObject, severity: Severity): Rule {
  const url = asText(advisory['url']);
  const ghsa = /GHSA(?:-[0-9a-z]{4}){3}/iu.exec(url ?? '')?.[0];
  const id =
    ghsa === undefined ? `npm/${asText(advisory['source']) ?? 'unknown'}` : `GHSA${ghsa.slice(4).toLowerCase()}`;
  const title = asText(advisory['title']) ?? id;
  const score = asNumber(asObject(advisory['cvss'])['score']) ?? 0;
  const cwe = asList(advisory['cwe']).flatMap((item) => {
    const number = Number(/^CWE-(\d{1,6})$/u.exec(String(item))?.[1]);
    return Number.isSafeInteger(number) && number > 0 ? [number] : [];
  });
  return {
    id,
    title,
    description: title,
    ...(url !== undefined && URL.canParse(url) && { helpUri: url }),
    level: levelOf(severity),
    ...(score > 0 && score <= 10 && { securitySeverity: score }),
    tags: taxonomyTags({ cwe: [...new Set(cwe)], owasp: [], pci: [] }),
  };
}

function fixText(fix: unknown): string | undefined {
  if (fix === false) return 'none yet';
  if (fix === true) return 'npm audit fix';
  const { name, version, isSemVerMajor } = asObject(fix);
  if (asText(name) === undefined) return undefined;
  return `update ${asText(name)} to ${asText(version) ?? 'a newer version'}${isSemVerMajor === true ? ' (breaking)' : ''}`;
}
