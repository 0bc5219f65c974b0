import { asList, asObject, asText, type UntrustedObject } from '../../util/untrusted.ts';

/** The URI of a physical location as the report has it, or as the artifact that it refers to by number has it (SARIF §3.4.5). */
export function givenUri(physical: UntrustedObject, artifacts: readonly unknown[]): string | undefined {
  const artifact = asObject(physical['artifactLocation']);
  const index = artifact['index'];
  const indexed = typeof index === 'number' ? asObject(asObject(asList(artifacts)[index])['location']) : {};
  return asText(artifact['uri']) ?? asText(indexed['uri']);
}
