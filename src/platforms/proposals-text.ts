import type { Proposal } from './proposals.ts';

const HEAD = `# Decisions made on a platform's page, as \`tollgate sync\` found them. Nothing in this file holds.
# To approve one, move it to \`suppressions\` of tollgate.yml without \`status\` and \`from\`, in a change that is reviewed.
# To say no, write \`status: rejected\`: then it is not proposed again. What is opened again on the platform goes by itself.
`;

/** The file of proposals: YAML, every value quoted as JSON quotes it, so that no comment of somebody can leave its place. */
export function proposalsText(proposals: readonly Proposal[]): string {
  if (proposals.length === 0) return `${HEAD}proposals: []\n`;
  const lines = proposals.flatMap(({ status, fingerprint, rule, reason, owner, expires, from }) => [
    `  - status: ${status}`,
    `    fingerprint: ${JSON.stringify(fingerprint)}`,
    `    rule: ${JSON.stringify(rule)}`,
    `    reason: ${JSON.stringify(reason)}`,
    `    owner: ${JSON.stringify(owner)}`,
    `    expires: ${JSON.stringify(expires)}`,
    `    from: { platform: ${from.platform}, project: ${JSON.stringify(from.project)}, id: ${JSON.stringify(from.id)}, at: ${JSON.stringify(from.at)} }`,
  ]);
  return `${HEAD}proposals:\n${lines.join('\n')}\n`;
}
