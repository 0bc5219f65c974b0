import { createHash } from 'node:crypto';
import type { Rule } from '../model/rule.ts';
import { taxonOf } from '../model/taxonomies.ts';
import { cutText, GITHUB_LIMITS } from './github-limits.ts';
import { sarifRule } from './sarif-rule.ts';

/** A rule with every text and list inside GitHub's limits; one of them exceeded makes it refuse the whole file. */
export function githubRule(rule: Rule): object {
  const { nameLength, descriptionLength, helpLength, uriLength } = GITHUB_LIMITS;
  const { name, fix, helpUri, ...rest } = rule;
  return sarifRule({
    ...rest,
    id: githubRuleId(rule.id),
    ...(name !== undefined && { name: name.slice(0, nameLength) }),
    title: cutText(rule.title, descriptionLength),
    description: cutText(rule.description, descriptionLength),
    // Without a fix the help repeats the description, and there is room for the whole.
    fix: cutText(fix ?? rule.description, helpLength),
    ...(helpUri !== undefined && helpUri.length <= uriLength && { helpUri }),
    tags: githubTags(rule.tags),
  });
}

/** The rule's id, or, where it is endless, its beginning and a hash of the whole. */
export function githubRuleId(id: string): string {
  if (id.length <= GITHUB_LIMITS.nameLength) return id;
  return `${cutText(id, 200)}-${createHash('sha256').update(id).digest('hex').slice(0, 16)}`;
}

/** Where there are too many tags, those that GitHub filters by and those that name a standard stay. */
function githubTags(all: readonly string[]): readonly string[] {
  const { tagsPerRule, tagLength } = GITHUB_LIMITS;
  const tags = [...new Set(all)].filter((tag) => tag.length <= tagLength);
  if (tags.length <= tagsPerRule) return tags;
  const kept = new Set([...tags.filter(isWanted), ...tags.filter((tag) => !isWanted(tag))].slice(0, tagsPerRule));
  return tags.filter((tag) => kept.has(tag));
}

function isWanted(tag: string): boolean {
  return tag === 'security' || taxonOf(tag) !== undefined;
}
