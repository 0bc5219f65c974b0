import { makeFinding, type Finding } from '../../model/finding.ts';
import type { ReportReader } from '../../model/report.ts';
import { taxonomyTags, type Rule } from '../../model/rule.ts';
import { levelOf, scoreOf } from '../../model/severity.ts';
import type { Source } from '../../model/source.ts';
import { asText, type UntrustedObject } from '../../util/untrusted.ts';
import { closeAccount, openAccount } from '../accounting.ts';
import { arrayItems } from '../array-items.ts';
import { evidenceText } from '../evidence-text.ts';
import type { Format } from '../format.ts';
import { listText } from '../list-text.ts';
import { manifestPath } from '../manifest-path.ts';
import { regionOf } from '../region-of.ts';
import { sharedRules } from '../shared-rules.ts';
import { textsOf } from '../texts-of.ts';

/** `gitleaks … --report-format json`, and Betterleaks, which writes the same. */
export const format: Format = {
  id: 'gitleaks-json',
  title: 'Gitleaks JSON',
  url: 'https://github.com/gitleaks/gitleaks#reporting',
  versions: 'Gitleaks 6 to 8',
  mapping: [
    ['[]', 'one finding each'],
    ['RuleID (rule before version 8)', 'rule id, as gitleaks/aws-access-token'],
    ['Description', 'rule title, message'],
    ['File, StartLine, EndLine, StartColumn, EndColumn', 'location'],
    ['Commit, SymlinkFile, Entropy, Tags', 'evidence'],
    ['Fingerprint', 'fingerprint gitleaks/fingerprint'],
    ['(none)', 'severity high, CWE-798: Gitleaks rates nothing'],
  ],
  faults: [
    'Secret and Match (line and offender before version 8) are the secret: they are never kept, nor are Author, Email and Message',
    'an empty array is a clean report, but any scanner could have written it: it is read only where the format is named',
  ],
  recognizes: ({ kind, firstKeys }) =>
    kind === 'json-array' &&
    (['RuleID', 'File', 'StartLine'].every((key) => firstKeys.has(key)) ||
      ['rule', 'offender', 'lineNumber'].every((key) => firstKeys.has(key))),
  read,
};

function* read(source: Source): ReportReader {
  const account = openAccount();
  const share = sharedRules();
  for (const item of arrayItems(source, account)) {
    account.raw += 1;
    account.occurrences += 1;
    const finding = findingOf(item);
    yield { run: 0, finding: { ...finding, rule: share(finding.rule) } };
  }
  return closeAccount(account, [
    { tool: { name: 'gitleaks', informationUri: 'https://gitleaks.io/' }, status: 'complete', rules: [] },
  ]);
}

function findingOf(item: UntrustedObject): Finding {
  const name = asText(item['RuleID']) ?? asText(item['rule']) ?? 'unknown';
  const title = asText(item['Description']) ?? name;
  const rule: Rule = {
    id: `gitleaks/${name}`,
    title,
    description: title,
    fix: 'Revoke the secret, then remove it from the code and from its history.',
    level: levelOf('high'),
    securitySeverity: scoreOf('high'),
    tags: taxonomyTags({ cwe: [798], owasp: [], pci: [] }),
  };
  const file = asText(item['File']) ?? asText(item['file']);
  const region = regionOf({
    startLine: item['StartLine'] ?? item['lineNumber'],
    startColumn: item['StartColumn'],
    endLine: item['EndLine'],
    endColumn: item['EndColumn'],
  });
  const fingerprint = asText(item['Fingerprint']);
  const evidence = evidenceText([
    ['commit', asText(item['Commit']) ?? asText(item['commit'])],
    ['symbolic link', asText(item['SymlinkFile'])],
    ['entropy', asText(item['Entropy'])],
    ['tags', listText(textsOf(item['Tags'] ?? item['tags']))],
  ]);
  return makeFinding({
    rule,
    severity: 'high',
    message: title,
    locations:
      file === undefined ? [] : [{ kind: 'file', uri: manifestPath(file), ...(region !== undefined && { region }) }],
    ...(evidence !== undefined && { evidence }),
    ...(fingerprint !== undefined && { fingerprints: { 'gitleaks/fingerprint': fingerprint } }),
  });
}
