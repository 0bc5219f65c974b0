import type { Pin } from './pin-uses.ts';

/** The notes of a release: what changed, how to pin it, and how to check what is attached. */
export function releaseNotes(entry: string, { repository, version, sha }: Pin): string {
  return `${entry}

## Pin it

\`\`\`yaml
- uses: ${repository}@${sha} # v${version}
\`\`\`

## Check it

\`\`\`sh
gh attestation verify tollgate-${version}.tgz --repo ${repository}
sha256sum --check SHA256SUMS
\`\`\`

In a checkout of ${sha.slice(0, 12)}: \`sha256sum --check dist.SHA256SUMS\`, and \`npm ci && npm run build -- --check\` builds \`dist\` anew and compares the bytes.
`;
}
