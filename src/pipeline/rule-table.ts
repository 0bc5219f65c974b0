import { hash } from 'node:crypto';
import { pascalName, type Rule } from '../model/rule.ts';
import { enrichRule } from './enrich.ts';
import { redactRule } from './redact.ts';

/** Rules by number, masked and enriched, each set of words once. */
export interface RuleTable {
  /** The number of a rule as its report has it. */
  numberOf(rule: Rule): number;
  at(number: number): Rule;
  /** The rule under another id. */
  named(number: number, id: string): Rule;
}

// Of the rules as reports have them the latest are remembered, so that the memory is bounded.
const REMEMBERED = 4096;

/** An empty table. */
export function openRuleTable(): RuleTable {
  const rules: Rule[] = [];
  const numbers = new Map<Rule, number>();
  const byDigest = new Map<string, number>();
  const renamed: (Map<string, Rule> | undefined)[] = [];
  const at = (number: number): Rule => {
    const rule = rules[number];
    if (rule === undefined) throw new RangeError(`there is no rule ${number}`);
    return rule;
  };
  return {
    at,
    numberOf(rule) {
      const known = numbers.get(rule);
      if (known !== undefined) return known;
      // Two files may describe a rule in the same words: then it is one rule.
      const digest = hash('sha256', JSON.stringify(rule), 'base64');
      const number = byDigest.get(digest) ?? rules.push(enrichRule(redactRule(rule))) - 1;
      byDigest.set(digest, number);
      if (numbers.size >= REMEMBERED) numbers.clear();
      numbers.set(rule, number);
      return number;
    },
    named(number, id) {
      const rule = at(number);
      if (rule.id === id) return rule;
      const names = (renamed[number] ??= new Map());
      const known = names.get(id);
      if (known !== undefined) return known;
      const { name, ...rest } = rule;
      const made = { ...rest, id, ...(name !== undefined && { name: pascalName(id) }) };
      names.set(id, made);
      return made;
    },
  };
}
