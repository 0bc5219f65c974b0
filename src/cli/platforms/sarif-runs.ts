import type { Rule } from '../../model/rule.ts';
import type { SarifRun } from '../../reporters/sarif.ts';
import type { SarifContent } from '../read-sarif.ts';

/** The runs of a SARIF as they were read, fit to be written again. */
export function sarifRuns({ runs }: SarifContent): SarifRun[] {
  return runs.map(({ info, findings }) => {
    const rules = new Map<string, Rule>(info.rules.map((rule) => [rule.id, rule]));
    for (const { rule } of findings) if (!rules.has(rule.id)) rules.set(rule.id, rule);
    return { info, inputs: [], rules: [...rules.values()], findings };
  });
}
