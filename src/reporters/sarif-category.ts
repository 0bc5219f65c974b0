import { createHash } from 'node:crypto';
import type { RunInfo } from '../model/report.ts';

/**
 * `tollgate/<scan>/<tool>/<target>/`: what GitHub calls the category (SARIF §3.17.3), so that a run replaces earlier runs of
 * its own kind and no others.
 */
export function sarifCategory({ tool, target, shard, scan }: RunInfo): string {
  const parts = ['tollgate', scan ?? 'report', tool.name, target, shard].filter((part) => part !== undefined);
  return `${parts.map((part) => part.replaceAll(/[^\w.-]+/gu, '-').slice(0, LONGEST_PART)).join('/')}/`;
}

const LONGEST_PART = 200;

/**
 * A category for each run, no two alike: what reads like an earlier one gets a part made of its exact names. codeql-action
 * takes categories for equal that differ in case or punctuation only, and GitHub refuses a file that repeats one.
 */
export function sarifCategories(runs: readonly RunInfo[]): string[] {
  const plain = runs.map(sarifCategory);
  const alike = Map.groupBy(runs.keys(), (index) => sentinel(plain[index] ?? ''));
  const taken = new Set<string>();
  return runs.map((run, index) => {
    const own = plain[index] ?? '';
    const others = alike.get(sentinel(own)) ?? [];
    const identity = identityOf(run);
    // The one whose exact names sort first keeps the plain category, whatever the order of the runs.
    const isFirst = others.every((other) => other === index || identity <= identityOf(runs[other]));
    let category = isFirst ? own : `${own}${digest(identity)}/`;
    for (let number = 2; taken.has(sentinel(category)); number += 1) category = `${own}${digest(identity)}-${number}/`;
    taken.add(sentinel(category));
    return category;
  });
}

function sentinel(category: string): string {
  return category.replaceAll(/[^a-zA-Z0-9_]/gu, '_').toUpperCase();
}

function identityOf(run: RunInfo | undefined): string {
  return JSON.stringify([run?.scan, run?.tool.name, run?.tool.version, run?.target, run?.shard]);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
