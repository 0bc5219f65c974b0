import type { Invariant } from '../../src/fuzz/exploration/invariant.ts';
import { rulePagePath } from './rule-page.ts';

/** How to see a rule of exploration violated, as Markdown: one step and what it did, and the sandbox where it can do so. */
export function exploredExample({ rule, examples, defects }: Invariant): string {
  const up = '../'.repeat(rulePagePath(rule.id).split('/').length - 2);
  const sandbox =
    defects.length === 0
      ? ''
      : `

The sandbox does it where one of these defects is switched on:

\`\`\`sh
tollgate sandbox --defects ${defects.join(',')}
\`\`\``;
  return `No attack of the deck stands for this rule: [exploration](${up}payments.md#exploration) looks at it after every step of its random sequences. A step that violates it, in minor units:

\`\`\`json
${show(examples.violating)}
\`\`\`

One that does not:

\`\`\`json
${show(examples.clean)}
\`\`\`${sandbox}`;
}

function show(example: object): string {
  return JSON.stringify(example, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value), 2);
}
