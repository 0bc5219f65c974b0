import { TollgateError } from '../../model/errors.ts';
import type { SuppressionEntry } from '../../model/suppression.ts';
import { asList, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';

const ACCEPTED: ReadonlySet<string> = new Set([
  'not_affected',
  'false_positive',
  'resolved',
  'resolved_with_pedigree',
  'fixed',
]);
const UNDER_REVIEW: ReadonlySet<string> = new Set(['in_triage', 'under_investigation']);

/**
 * Decisions of a VEX document: OpenVEX (https://github.com/openvex/spec) or CycloneDX with analyses
 * (https://cyclonedx.org/capabilities/vex/). What is affected or exploitable is no decision not to act.
 * @throws TollgateError `config/bad-policy`
 */
export function vexDecisions(text: string, file: string): SuppressionEntry[] {
  const document = asObject(parse(text, file));
  if (Array.isArray(document['statements']))
    return asList(document['statements']).flatMap((item) => openVexEntries(asObject(item), file));
  if (document['bomFormat'] === 'CycloneDX') return cycloneEntries(document, file);
  throw badPolicy(file, 'it is neither OpenVEX nor CycloneDX');
}

function openVexEntries(statement: UntrustedObject, file: string): SuppressionEntry[] {
  const vulnerability = statement['vulnerability'];
  const rule = asText(asObject(vulnerability)['name']) ?? asText(vulnerability);
  const products = asList(statement['products']).map((item) => asText(asObject(item)['@id']) ?? asText(item));
  const reason =
    asText(statement['impact_statement']) ?? asText(statement['justification']) ?? asText(statement['status_notes']);
  return entries(rule, asText(statement['status']) ?? '', reason, products, file);
}

function cycloneEntries(bom: UntrustedObject, file: string): SuppressionEntry[] {
  const purls = new Map(
    asList(bom['components']).flatMap((item) => {
      const [reference, purl] = [asText(asObject(item)['bom-ref']), asText(asObject(item)['purl'])];
      return reference !== undefined && purl !== undefined ? [[reference, purl] as const] : [];
    }),
  );
  return asList(bom['vulnerabilities']).flatMap((item) => {
    const vulnerability = asObject(item);
    const analysis = asObject(vulnerability['analysis']);
    const products = asList(vulnerability['affects']).map((affected) => {
      const reference = asText(asObject(affected)['ref']) ?? '';
      return purls.get(reference) ?? (reference.startsWith('pkg:') ? reference : undefined);
    });
    const reason = asText(analysis['detail']) ?? asText(analysis['justification']);
    return entries(asText(vulnerability['id']), asText(analysis['state']) ?? '', reason, products, file);
  });
}

function entries(
  rule: string | undefined,
  state: string,
  reason: string | undefined,
  products: readonly (string | undefined)[],
  file: string,
): SuppressionEntry[] {
  if (rule === undefined || !(ACCEPTED.has(state) || UNDER_REVIEW.has(state))) return [];
  const status = UNDER_REVIEW.has(state) ? 'underReview' : 'accepted';
  const packages = products.filter((product) => product?.startsWith('pkg:') === true);
  // Without a product that can be told, the decision is about no package of ours and must not cover all of them.
  return packages.flatMap((product) =>
    product === undefined ? [] : [{ rule, package: product, reason: reason ?? state, status, origin: file }],
  );
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw badPolicy(file, error instanceof Error ? error.message : 'no JSON');
  }
}

function badPolicy(file: string, reason: string): TollgateError {
  return new TollgateError('config/bad-policy', `${file} holds no decisions that can be read: ${reason}`, {
    class: 'usage',
    place: { file },
    help: [
      'give a .snyk file, a suppression XML of Dependency-Check, CycloneDX VEX or OpenVEX',
      'or take it out of suppressionFiles',
    ],
  });
}
