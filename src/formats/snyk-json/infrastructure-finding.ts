import { makeFinding, type Finding } from '../../model/finding.ts';
import type { Location } from '../../model/location.ts';
import { taxonomyTags, type Rule } from '../../model/rule.ts';
import { levelOf, type Severity } from '../../model/severity.ts';
import type { Suppression } from '../../model/suppression.ts';
import { asObject, asPosition, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { evidenceText } from '../evidence-text.ts';
import { isUrl } from '../is-url.ts';
import { textsOf } from '../texts-of.ts';
import type { SnykContext } from './context.ts';
import { snykSeverity } from './severity.ts';

/** An entry of `infrastructureAsCodeIssues` (`snyk iac test`) as a finding in the file that was tested. */
export function infrastructureFinding(
  entry: UntrustedObject,
  file: string | undefined,
  suppressions: readonly Suppression[],
  context: SnykContext,
): Finding {
  const severity = snykSeverity(entry, context.notices);
  const id = `snyk/${asText(entry['id']) ?? asText(entry['publicId']) ?? 'unknown'}`;
  const rule = context.ruleOf(id, entry, severity, () => ruleOf(id, entry, severity));
  // Snyk writes -1 where it does not know the line.
  const startLine = asPosition(entry['lineNumber']);
  const place = asText(entry['msg']) ?? textsOf(entry['path']).join('.');
  const locations: readonly Location[] =
    file === undefined ? [] : [{ kind: 'file', uri: file, ...(startLine !== undefined && { region: { startLine } }) }];
  const evidence = evidenceText([
    ['place', place],
    ['impact', asText(entry['impact'])],
    ['kind', asText(entry['subType'])],
  ]);
  return makeFinding({
    rule,
    severity,
    level: levelOf(severity),
    message: place === '' ? rule.title : `${rule.title} (${place})`,
    locations,
    suppressions,
    ...(evidence !== undefined && { evidence }),
  });
}

function ruleOf(id: string, entry: UntrustedObject, severity: Severity): Rule {
  const told = asObject(entry['iacDescription']);
  const title = asText(entry['title']) ?? id;
  const fix = asText(entry['resolve']) ?? asText(told['resolve']);
  const help = asText(entry['documentation']);
  const description = [
    asText(entry['issue']) ?? asText(told['issue']),
    asText(entry['impact']) ?? asText(told['impact']),
  ]
    .flatMap((text) => text ?? [])
    .join('. ');
  return {
    id,
    title,
    description: description === '' ? title : description,
    ...(fix !== undefined && { fix }),
    ...(help !== undefined && /^https?:/u.test(help) && isUrl(help) && { helpUri: help }),
    level: levelOf(severity),
    tags: taxonomyTags({ cwe: [], owasp: [], pci: [] }),
  };
}
