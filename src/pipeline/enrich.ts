import type { Rule } from '../model/rule.ts';
import { owaspCategoryOf } from '../model/owasp-top-10.ts';

const CWE_TAG = /^external\/cwe\/cwe-0*(\d{1,6})$/iu;
const OWASP_TAG = /^external\/owasp\/a\d\d:/iu;

/** Adds the OWASP Top 10:2025 category to a rule whose tags name a CWE and no category of that list. */
export function enrichRule(rule: Rule): Rule {
  if (rule.tags.some((tag) => OWASP_TAG.test(tag))) return rule;
  const categories = rule.tags.flatMap((tag) => owaspCategoryOf(Number(CWE_TAG.exec(tag)?.[1])) ?? []);
  if (categories.length === 0) return rule;
  return { ...rule, tags: [...rule.tags, ...[...new Set(categories)].map((category) => `external/owasp/${category}`)] };
}
