import { makeFinding, type Finding } from '../../model/finding.ts';
import { packageName } from '../../model/package-name.ts';
import { taxonomyTags, type Rule } from '../../model/rule.ts';
import { levelOf, type Severity } from '../../model/severity.ts';
import { asText, type UntrustedObject } from '../../util/untrusted.ts';
import { advisoryIds } from '../advisory-ids.ts';
import { evidenceText } from '../evidence-text.ts';
import { isUrl } from '../is-url.ts';
import { listText } from '../list-text.ts';
import { ratedSeverity } from '../rated-severity.ts';
import { textsOf } from '../texts-of.ts';

const DEPRECATION = / \(deprecation\)$/u;

/**
 * The finding of one line of yarn 4: a package, one advisory on it, and every installed version it applies to.
 * @param children ID, Issue, URL, Severity, Vulnerable Versions, Tree Versions, Dependents
 */
export function berryFinding(value: string, children: UntrustedObject, notices: Set<string>): Finding {
  const name = packageName('npm', value);
  const severity = ratedSeverity([children['Severity']], undefined, notices);
  const { rule, aliases } = ruleOf(children, severity);
  const versions = textsOf(children['Tree Versions']);
  const evidence = evidenceText([
    ['vulnerable', asText(children['Vulnerable Versions'])],
    ['dependents', listText(textsOf(children['Dependents']))],
  ]);
  const [version] = versions;
  const place = { kind: 'package', ecosystem: 'npm', name, manifest: 'yarn.lock' } as const;
  return makeFinding({
    rule,
    severity,
    message: `${version === undefined ? name : `${name}@${versions.join(', ')}`}: ${asText(children['Issue']) ?? rule.title}`,
    locations: version === undefined ? [place] : versions.map((each) => ({ ...place, version: each })),
    aliases,
    ...(evidence !== undefined && { evidence }),
  });
}

function ruleOf(children: UntrustedObject, severity: Severity): { rule: Rule; aliases: readonly string[] } {
  const number = asText(children['ID']) ?? 'unknown';
  const shape = { level: levelOf(severity), tags: taxonomyTags({ cwe: [], owasp: [], pci: [] }) };
  if (DEPRECATION.test(number)) {
    const description = 'The maintainers have deprecated the package: it will get no more fixes.';
    return { rule: { id: 'yarn/deprecation', title: 'Deprecated package', description, ...shape }, aliases: [] };
  }
  const url = asText(children['URL']);
  const { id, aliases } = advisoryIds([...(/GHSA(?:-[0-9a-z]{4}){3}/iu.exec(url ?? '') ?? []), `npm/${number}`]);
  const title = asText(children['Issue']) ?? id;
  const helpUri = url !== undefined && isUrl(url) && { helpUri: url };
  return { rule: { id, title, description: title, ...helpUri, ...shape }, aliases };
}
