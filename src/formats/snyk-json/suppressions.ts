import type { Suppression } from '../../model/suppression.ts';
import { asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';
import { listOf } from '../list-of.ts';

/**
 * The decisions of a Snyk policy on an entry: `filtered.ignored` and `filtered.patches` as snyk-policy writes them
 * (https://github.com/snyk/policy, lib/filter), and `isIgnored` of infrastructure findings.
 * @param list the list of `filtered` that the entry stands in, if it stands in one
 */
export function suppressionsOf(entry: UntrustedObject, list?: 'ignore' | 'patch'): readonly Suppression[] {
  const filtered = asObject(entry['filtered']);
  const ignored = listOf(filtered['ignored']).map((item) => ignoredBy(asObject(item)));
  const patched = listOf(filtered['patches']).map(() => decision('patched by Snyk'));
  const known = [...ignored, ...patched];
  if (known.length > 0) return known;
  if (list === 'patch') return [decision('patched by Snyk')];
  return list === 'ignore' || entry['isIgnored'] === true ? [decision(asText(entry['ignoreReason']))] : [];
}

function ignoredBy(rule: UntrustedObject): Suppression {
  const by = asObject(rule['ignoredBy']);
  const owner = asText(by['name']) ?? asText(by['email']) ?? asText(rule['ignoredBy']);
  const expires = asText(rule['expires']);
  return {
    ...decision(asText(rule['reason']) ?? asText(rule['reasonType'])),
    ...(owner !== undefined && { owner }),
    ...(expires !== undefined && { expires }),
  };
}

function decision(reason: string | undefined): Suppression {
  return { kind: 'external', status: 'accepted', ...(reason !== undefined && { reason }) };
}
