import { defects } from '../../src/sandbox/defects/registry.ts';

/**
 * How to see a payment rule violated, as Markdown: the sandbox with the defects that the rule finds. A rule about what the
 * sandbox cannot do wrong is shown by a flawed app of the tests.
 */
export function attackExample(id: string): string {
  const found = defects.filter((defect) => defect.rules.payments.includes(id));
  if (found.length === 0) {
    return 'No defect of the sandbox violates this rule; a flawed app in `test/fuzz/attacks` does, and the rule must find it there.';
  }
  const list = found.map(
    ({ id: defect, title, places }) =>
      `- \`${defect}\`: ${title}. At ${places.map((place) => `\`${place}\``).join(', ')}.`,
  );
  return `The sandbox violates the rule where one of these defects is switched on:

${list.join('\n')}

\`\`\`sh
tollgate sandbox --defects ${found.map((defect) => defect.id).join(',')}
\`\`\``;
}
