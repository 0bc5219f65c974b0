import { makeFinding, type Finding } from '../../model/finding.ts';
import type { Location, Region } from '../../model/location.ts';
import { taxonomyTags, type Rule } from '../../model/rule.ts';
import { levelOf, scoreOf, type Severity } from '../../model/severity.ts';
import { asList, asObject, asPosition, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { evidenceText } from '../evidence-text.ts';
import { isUrl } from '../is-url.ts';
import { manifestPath } from '../manifest-path.ts';
import { ratedSeverity } from '../rated-severity.ts';
import { textsOf } from '../texts-of.ts';
import { packageLocation } from './vulnerability-finding.ts';
import { pathOf, type TrivyResult } from './trivy-result.ts';

const SNIPPET_LENGTH = 2000;

/** The finding that a failed entry of `Misconfigurations` is. */
export function misconfigurationFinding(entry: UntrustedObject, result: TrivyResult): Finding {
  const cause = asObject(entry['CauseMetadata']);
  const id = asText(entry['ID']) ?? asText(entry['AVDID']) ?? 'unknown';
  const fix = asText(entry['Resolution'])?.trim();
  const title = asText(entry['Title'])?.trim() ?? id;
  const [rule, severity] = ruleOf(entry, result.notices, `trivy/${id}`, title, fix);
  const avd = asText(entry['AVDID']);
  const evidence = evidenceText([
    ['resource', asText(cause['Resource'])],
    ['provider', [cause['Provider'], cause['Service']].flatMap((part) => asText(part) ?? []).join(' ')],
    ['lines', linesOf(cause)],
  ]);
  return makeFinding({
    rule,
    severity,
    level: levelOf(severity),
    message: asText(entry['Message'])?.trim() ?? title,
    locations: placeOf(result.target, cause, result, snippetOf(cause)),
    aliases: avd === undefined || avd === id ? [] : [avd],
    ...(evidence !== undefined && { evidence }),
  });
}

/** The finding that an entry of `Secrets` is. `Match` and `Code` hold the secret, masked only as far as Trivy knew it: they are left out. */
export function secretFinding(entry: UntrustedObject, result: TrivyResult): Finding {
  const id = asText(entry['RuleID']) ?? 'secret';
  const title = asText(entry['Title'])?.trim() ?? id;
  const [rule, severity] = ruleOf(entry, result.notices, `trivy/${id}`, title, undefined, [798]);
  const evidence = evidenceText([
    ['category', asText(entry['Category'])],
    ['secret', 'left out'],
  ]);
  return makeFinding({
    rule,
    severity,
    level: levelOf(severity),
    message: `${title} in ${result.target ?? 'an unnamed file'}`,
    locations: placeOf(result.target, entry, result),
    ...(evidence !== undefined && { evidence }),
  });
}

/** The finding that an entry of `Licenses` is: of a package, or of a licence text in a file. */
export function licenseFinding(entry: UntrustedObject, result: TrivyResult): Finding {
  const name = asText(entry['Name'])?.trim() ?? 'unknown';
  const category = asText(entry['Category']);
  const title = `License ${name.slice(0, 200)}${category === undefined ? '' : ` (${category})`}`;
  const [rule, severity] = ruleOf(entry, result.notices, `trivy/license/${name.slice(0, 100)}`, title, undefined, []);
  const packageName = asText(entry['PkgName']);
  const evidence = evidenceText([
    ['license', name],
    ['confidence', asText(entry['Confidence'])],
    ['file', asText(entry['FilePath'])],
  ]);
  const location = packageName === undefined ? undefined : packageLocation(entry, result);
  return makeFinding({
    rule,
    severity,
    level: levelOf(severity),
    message: `${packageName ?? asText(entry['FilePath']) ?? result.target ?? 'a file'}: ${title}`,
    locations: location === undefined ? placeOf(asText(entry['FilePath']) ?? result.target, {}, result) : [location],
    ...(evidence !== undefined && { evidence }),
  });
}

function ruleOf(
  entry: UntrustedObject,
  notices: Set<string>,
  id: string,
  title: string,
  fix: string | undefined,
  cwe: readonly number[] = [],
): readonly [Rule, Severity] {
  const severity = ratedSeverity([entry['Severity']], undefined, notices);
  const urls = ['PrimaryURL', 'Link', 'References'].flatMap((key) => textsOf(entry[key]));
  const url = urls.find((item) => isUrl(item));
  const rule: Rule = {
    id,
    title,
    description: asText(entry['Description'])?.trim() ?? title,
    ...(fix !== undefined && { fix }),
    ...(url !== undefined && { helpUri: url }),
    level: levelOf(severity),
    ...(severity !== 'informational' && { securitySeverity: scoreOf(severity) }),
    tags: taxonomyTags({ cwe, owasp: [], pci: [] }),
  };
  return [rule, severity];
}

/** A file with its lines; what lies in a cluster is no file, but a resource. */
function placeOf(
  path: string | undefined,
  lines: UntrustedObject,
  result: TrivyResult,
  snippet?: string,
): readonly Location[] {
  const { resource, target } = result;
  if (resource !== undefined) {
    const inner = path === undefined || resource.endsWith(`/${target ?? ''}`) ? '' : ` ${path}`;
    return [{ kind: 'logical', name: `${resource}${inner}` }];
  }
  if (path === undefined) return [];
  const region = regionOf(lines);
  return [
    {
      kind: 'file',
      uri: manifestPath(pathOf(path, result)),
      ...(region !== undefined && { region }),
      ...(region !== undefined && snippet !== undefined && { snippet }),
    },
  ];
}

function regionOf(lines: UntrustedObject): Region | undefined {
  const startLine = asPosition(lines['StartLine']);
  const endLine = asPosition(lines['EndLine']);
  if (startLine === undefined) return undefined;
  return { startLine, ...(endLine !== undefined && endLine >= startLine && { endLine }) };
}

function linesOf(cause: UntrustedObject): string | undefined {
  const region = regionOf(cause);
  return region === undefined ? undefined : `${region.startLine}-${region.endLine ?? region.startLine}`;
}

function snippetOf(cause: UntrustedObject): string | undefined {
  const lines = asList(asObject(cause['Code'])['Lines'])
    .map(asObject)
    .filter((line) => line['IsCause'] === true)
    .map((line) => asText(line['Content']) ?? '');
  const text = lines.join('\n').slice(0, SNIPPET_LENGTH);
  return text.trim() === '' ? undefined : text;
}
