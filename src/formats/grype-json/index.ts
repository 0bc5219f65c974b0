import type { ReportReader, RunInfo } from '../../model/report.ts';
import type { Source } from '../../model/source.ts';
import { jsonElements } from '../../util/json-elements.ts';
import { asList, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { closeAccount, drop, openAccount, worsen, type Account } from '../accounting.ts';
import type { Format } from '../format.ts';
import { recordFault } from '../input-fault.ts';
import { sharedRules } from '../shared-rules.ts';
import { smallValue } from '../small-value.ts';
import { matchFinding } from './match-finding.ts';
import { targetOf } from './target-of.ts';

/** `grype -o json`. */
export const format: Format = {
  id: 'grype-json',
  title: 'Grype JSON',
  url: 'https://github.com/anchore/grype',
  versions: 'Grype (all)',
  mapping: [
    ['matches[], ignoredMatches[]', 'one finding each; ignored ones are suppressed'],
    [
      'vulnerability.id, relatedVulnerabilities[].id',
      'rule id: the CVE, else the GHSA, else the id; the others are aliases',
    ],
    ['vulnerability.severity, cvss[].metrics.baseScore', 'severity; security-severity'],
    ['vulnerability.description, dataSource, cwes[]', 'rule title and description, help URI, CWE'],
    ['artifact.purl or type and name, version, locations[]', 'location'],
    ['fix, matchDetails, knownExploited', 'evidence'],
    ['appliedIgnoreRules[]', 'suppressions: the reason, or the VEX status and justification'],
    ['source, descriptor.version', 'target and version of the run'],
  ],
  faults: [
    'the severity may be Unknown: the CVSS score decides, else it counts as medium',
    'a bundle of a distribution (ELSA, ALAS) relates to several CVEs: they are evidence, not other names of it',
    'the first versions wrote lone objects, cvssV2, links and fixedInVersion: read',
    'a database that is invalid, or a distribution that is not matched, leaves a valid report: degraded',
  ],
  recognizes({ kind, keys, text }) {
    if (kind !== 'json-object' || !keys.has('matches') || keys.has('runs')) return false;
    if (keys.has('descriptor') && (keys.has('source') || keys.has('distro'))) return true;
    // Long matches push everything else out of the head.
    return /^\{\s*"matches"\s*:\s*\[\s*\{\s*"vulnerability"\s*:\s*\{/u.test(text);
  },
  read,
};

function* read(source: Source): ReportReader {
  const account = openAccount();
  const top: Record<string, unknown> = {};
  const share = sharedRules();
  try {
    const patterns = [
      ['matches', '*'],
      ['ignoredMatches', '*'],
      ['alertsByPackage', '*', 'alerts'],
      ['source'],
      ['descriptor', 'version'],
      ['descriptor', 'db'],
      ['error'],
    ];
    for (const { path, value } of jsonElements(source.chunks(), patterns)) {
      const [key] = path;
      if (key === 'alertsByPackage') judgeAlerts(asList(value), account);
      else if (key !== 'matches' && key !== 'ignoredMatches') top[String(path.at(-1))] = value;
      else if (Object.keys(asObject(value)).length === 0) drop(account, 'a match is no object, or an empty one');
      else {
        account.raw += 1;
        account.occurrences += 1;
        yield { run: 0, finding: matchFinding(asObject(value), key === 'ignoredMatches', account, share) };
      }
    }
    judge(source, top, account);
  } catch (error) {
    recordFault(error, account);
  }
  const version = asText(top['version']);
  const target = targetOf(asObject(top['source']));
  const run: RunInfo = {
    tool: { name: 'Grype', ...(version !== undefined && { version }), informationUri: format.url },
    scan: 'dependencies',
    ...(target !== undefined && { target }),
    status: 'complete',
    rules: [],
  };
  return closeAccount(account, [run]);
}

function judge(source: Source, top: UntrustedObject, account: Account): void {
  const database = asObject(top['db']);
  // Up to version 5 of the database its state stood in `db` itself.
  const { valid, error } = asObject(database['status'] ?? database);
  const fault = asText(error);
  if (valid === false || fault !== undefined) {
    worsen(account, 'degraded', `Grype's database is not valid${fault === undefined ? '' : `: ${fault}`}`);
  }
  if (account.raw > 0) return;
  const matches = smallValue(source, 'matches');
  if (matches === null) worsen(account, 'degraded', 'matches is null: Grype matched nothing');
  else if (!Array.isArray(matches)) {
    const reason = asText(top['error']) ?? asText(asObject(top['error'])['message']);
    worsen(account, 'unreadable', reason === undefined ? 'there are no matches' : `Grype failed: ${reason}`);
  }
}

/** Grype says of which packages it knows too little: their distribution is not matched at all, or no longer maintained. */
function judgeAlerts(alerts: readonly unknown[], account: Account): void {
  for (const alert of alerts.map(asObject)) {
    const text = asText(alert['message']) ?? asText(alert['type']) ?? 'no reason given';
    if (alert['type'] === 'distro-disabled') worsen(account, 'degraded', `Grype left packages out: ${text}`);
    else account.notices.add(`Grype: ${text}`);
  }
}
