import { defects } from '../../src/sandbox/defects/registry.ts';

/**
 * How to see a payment rule violated, as Markdown: the sandbox with the defects that the rule finds.
 * @throws Error where no defect of the sandbox violates the rule
 */
export function attackExample(id: string): string {
  const found = defects.filter((defect) => defect.rules.payments.includes(id));
  if (found.length === 0) throw new Error(`no defect of the sandbox violates ${id}: add one to its registry`);
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
