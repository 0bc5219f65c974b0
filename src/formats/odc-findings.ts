import { makeFinding, type Finding } from '../model/finding.ts';
import type { PackageLocation } from '../model/location.ts';
import type { Rule } from '../model/rule.ts';
import { levelOf } from '../model/severity.ts';
import { asObject, asText, type UntrustedObject } from '../util/untrusted.ts';
import { drop, type Account } from './accounting.ts';
import { advisoryIds } from './advisory-ids.ts';
import { listOf } from './list-of.ts';
import { odcEvidence } from './odc-evidence.ts';
import { odcManifest } from './odc-manifest.ts';
import { odcPackage } from './odc-package.ts';
import { odcRule } from './odc-rule.ts';
import { odcSeverity } from './odc-severity.ts';

/** What the findings of one report have in common. */
export interface OdcContext {
  readonly account: Account;
  /** Makes one object of equal rules. */
  readonly share: (rule: Rule) => Rule;
}

/**
 * The findings of one dependency of a Dependency-Check report, in the shape of its JSON: one for every entry of
 * `vulnerabilities`, and one, suppressed, for every entry of `suppressedVulnerabilities`.
 */
export function* odcFindings(dependency: UntrustedObject, context: OdcContext): Generator<Finding> {
  const { account } = context;
  const location = locationOf(dependency);
  for (const key of ['vulnerabilities', 'suppressedVulnerabilities']) {
    for (const item of listOf(dependency[key])) {
      if (typeof item !== 'object' || item === null || Array.isArray(item)) {
        drop(account, 'an entry of the vulnerabilities is no object');
        continue;
      }
      account.raw += 1;
      account.occurrences += 1;
      yield findingOf(dependency, asObject(item), location, context, key !== 'vulnerabilities');
    }
  }
}

function findingOf(
  dependency: UntrustedObject,
  vulnerability: UntrustedObject,
  location: PackageLocation,
  { account, share }: OdcContext,
  isSuppressed: boolean,
): Finding {
  const severity = odcSeverity(vulnerability, account.notices);
  const { id, aliases } = idsOf(vulnerability);
  const rule = share(odcRule(id, vulnerability, severity));
  const evidence = odcEvidence(dependency, vulnerability);
  const reason = asText(vulnerability['notes'])?.replaceAll('\r', '').trim();
  const { name, version } = location;
  return makeFinding({
    rule,
    severity,
    level: levelOf(severity),
    message: `${version === undefined ? name : `${name}@${version}`}: ${rule.title}`,
    locations: [location],
    aliases,
    ...(evidence !== undefined && { evidence }),
    ...(isSuppressed && {
      suppressions: [
        { kind: 'external', status: 'accepted', ...(reason !== undefined && reason !== '' && { reason }) },
      ],
    }),
  });
}

/** A name is a CVE, a GHSA, a number of the former npm advisories, or free text of a database without ids. */
function idsOf(vulnerability: UntrustedObject): { id: string; aliases: readonly string[] } {
  const name = asText(vulnerability['name'])?.replaceAll(/\s+/gu, ' ').trim() ?? '';
  const isNpm = /^\d+$/u.test(name) && /^npm$/iu.test(asText(vulnerability['source']) ?? '');
  return advisoryIds([name, ...(isNpm ? [`npm/${name}`] : [])]);
}

function locationOf(dependency: UntrustedObject): PackageLocation {
  const { ecosystem, name, version } = odcPackage(dependency);
  const manifest = odcManifest(asText(dependency['filePath']) ?? '', version);
  return {
    kind: 'package',
    ecosystem,
    name,
    ...(version !== undefined && { version }),
    ...(manifest !== undefined && { manifest }),
  };
}
