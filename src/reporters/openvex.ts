import type { Finding } from '../model/finding.ts';
import { vexDecisions, type VexDecision } from './vex-decisions.ts';
import { uuidOf, type VexOptions } from './vex-options.ts';

/**
 * Our decisions about vulnerable packages as OpenVEX 0.2.0; nothing where there is none, since a document must state something.
 * Source: https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md.
 */
export function toOpenVex(findings: Iterable<Finding>, options: VexOptions): string | undefined {
  const { decisions } = vexDecisions(findings, options.now);
  if (decisions.length === 0) return undefined;
  const content = {
    author: options.author,
    timestamp: new Date(options.now).toISOString(),
    version: 1,
    tooling: `Tollgate ${options.version}`,
    statements: decisions.map(statementOf),
  };
  const id = options.id ?? `urn:uuid:${uuidOf(JSON.stringify(content))}`;
  return `${JSON.stringify({ '@context': 'https://openvex.dev/ns/v0.2.0', '@id': id, ...content }, null, 2)}\n`;
}

function statementOf({ vulnerability, aliases, purls, ...decision }: VexDecision): object {
  return {
    vulnerability: { name: vulnerability, ...(aliases.length > 0 && { aliases }) },
    products: purls.map((purl) => ({ '@id': purl, identifiers: { purl } })),
    status: decision.status,
    ...impactOf(decision),
  };
}

/** A justification excludes an impact statement and the other way round; `affected` must say what to do. */
function impactOf({ status, justification, text }: Pick<VexDecision, 'status' | 'justification' | 'text'>): object {
  switch (status) {
    case 'not_affected':
      return justification?.openVex === undefined
        ? { impact_statement: text }
        : { justification: justification.openVex, status_notes: text };
    case 'affected':
      return { action_statement: text };
    case 'under_investigation':
      return { status_notes: text };
  }
}
