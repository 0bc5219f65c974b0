import { makeFinding, type Finding } from '../../model/finding.ts';
import { levelOf } from '../../model/severity.ts';
import type { Suppression } from '../../model/suppression.ts';
import { asList, asNumber, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { evidenceText } from '../evidence-text.ts';
import { textsOf } from '../texts-of.ts';
import { bulletinsOf, identifiersOf } from './identifiers.ts';
import { packagesOf, pathsOf } from './packages.ts';
import type { SnykContext } from './context.ts';
import { snykRule } from './rule.ts';
import { snykSeverity } from './severity.ts';

const SHOWN_PATHS = 10;

/** An entry of `vulnerabilities`, or of `filtered`, as a finding: a vulnerability or a licence of a package. */
export function dependencyFinding(
  entry: UntrustedObject,
  manifest: string | undefined,
  suppressions: readonly Suppression[],
  context: SnykContext,
): Finding {
  const severity = snykSeverity(entry, context.notices);
  const { id, aliases } = identifiersOf(entry);
  const rule = context.ruleOf(id, entry, severity, () => snykRule(id, entry, severity));
  const locations = packagesOf(entry, manifest);
  const [first] = locations;
  const where =
    first === undefined
      ? 'a package without name'
      : `${first.name}${first.version === undefined ? '' : `@${first.version}`}`;
  const evidence = evidenceOf(entry);
  return makeFinding({
    rule,
    severity,
    level: levelOf(severity),
    message: `${where}: ${rule.title}`,
    locations,
    aliases,
    suppressions,
    ...(evidence !== undefined && { evidence }),
  });
}

function evidenceOf(entry: UntrustedObject): string | undefined {
  const paths = pathsOf(entry);
  const score = asNumber(entry['cvssScore']);
  const vector = asText(entry['CVSSv3']);
  const upgrade = asList(entry['upgradePath']).find((step) => typeof step === 'string' && step !== '');
  const epss = asObject(entry['epssDetails']);
  const [probability, percentile] = [asText(epss['probability']), asText(epss['percentile'])];
  return evidenceText([
    ...paths.slice(0, SHOWN_PATHS).map((path): [string, string] => ['path', path.join(' > ')]),
    ['more paths', paths.length > SHOWN_PATHS ? String(paths.length - SHOWN_PATHS) : undefined],
    ['source package', sourcePackage(entry)],
    ['vulnerable', joined(asObject(entry['semver'])['vulnerable'], ' || ')],
    ['fixed in', joined(entry['fixedIn'], ', ') ?? asText(entry['nearestFixedInVersion'])],
    ['upgrade', asText(upgrade)],
    ['patch', entry['isPatchable'] === true ? 'available from Snyk' : undefined],
    ['license', joined(entry['license'], ', ')],
    ['cvss', [score?.toFixed(1), vector].filter((part) => part !== undefined).join(' ')],
    ['original severity', asText(entry['originalSeverity'])],
    ['exploit', joined(entry['exploit'], ', ') ?? asText(asObject(entry['exploitDetails'])['maturityLevels'])],
    [
      'epss',
      probability === undefined
        ? undefined
        : `${probability}${percentile === undefined ? '' : ` (percentile ${percentile})`}`,
    ],
    ['malicious', entry['malicious'] === true ? 'yes' : undefined],
    ['reachability', asText(entry['reachability'])],
    ['base image', asText(entry['dockerBaseImage'])],
    ['Dockerfile', asText(entry['dockerfileInstruction'])],
    ['bulletins', bulletinsOf(entry).join(', ')],
  ]);
}

function joined(value: unknown, separator: string): string | undefined {
  return asText(textsOf(value).join(separator));
}

/** Distribution packages are built from a source package, which the advisory is about. */
function sourcePackage(entry: UntrustedObject): string | undefined {
  const source = asText(entry['packageName']);
  return asText(entry['language']) === 'linux' ? source : undefined;
}
