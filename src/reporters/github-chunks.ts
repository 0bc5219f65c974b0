import { createHash } from 'node:crypto';
import type { Finding } from '../model/finding.ts';
import type { Rule } from '../model/rule.ts';
import { GITHUB_LIMITS } from './github-limits.ts';
import type { GithubOptions } from './github-options.ts';
import { identityOf } from './github-result.ts';
import { githubParts } from './github-run.ts';
import { runHead, type SarifRun } from './sarif.ts';

/** A run, or one part of it, that GitHub takes whole. */
export interface GithubChunk {
  readonly run: SarifRun;
  readonly category: string;
  /** Upper bound of its text in UTF-8. */
  readonly bytes: number;
}

interface Measured {
  readonly finding: Finding;
  /** The first 32 bits of a hash of its identity. */
  readonly key: number;
  readonly bytes: number;
}

// 1,024 parts of 5,000 results; what is more, or shares one identity, is cut by its order.
const MOST_BITS = 10;
const MARGIN = 4096;

/**
 * The run in parts inside every limit: 1, 2, 4, 8 … of them, as few as do, and which part a finding is in depends on its
 * identity alone. The first part has the run's own category and the others `…chunk-NN/`, so that a run that grows replaces all
 * that it was before; for one that shrinks `least` says how many parts there were, since a category that is not
 * uploaded again keeps its findings open for ever. `run` must be cut by `githubRun`.
 */
export function githubChunks(run: SarifRun, category: string, least: number, options: GithubOptions): GithubChunk[] {
  const measure = measureOf(options, category);
  const all = [...run.findings].map(measure.finding);
  const whole = chunkOf(run, run.rules, all, category, measure);
  if (least <= 1 && fits(whole, all.length)) return [whole];
  for (let bits = least <= 1 ? 0 : Math.min(MOST_BITS, Math.ceil(Math.log2(least))); ; bits += 1) {
    const parts = partsOf(all, bits);
    const chunks = parts.map((part, index) =>
      chunkOf(run, rulesOf(run.rules, part), part, chunkCategory(category, index), measure),
    );
    if (chunks.every((chunk, index) => fits(chunk, parts[index]?.length ?? 0))) return chunks;
    if (bits < MOST_BITS && all.length > 1) continue;
    return chunks.flatMap((chunk, index) => cutByOrder(chunk, parts[index] ?? [], run.rules, measure));
  }
}

interface Measure {
  readonly finding: (finding: Finding) => Measured;
  readonly rule: (rule: Rule) => number;
  readonly head: (run: SarifRun) => number;
}

function measureOf(options: GithubOptions, category: string): Measure {
  const parts = githubParts(chunkCategory(category, 2 ** MOST_BITS), options);
  const rules = new Map<Rule, number>();
  return {
    // The position of the rule is not known yet; no position is longer than this one.
    finding: (finding) => ({
      finding,
      key: keyOf(finding),
      bytes: Buffer.byteLength(parts.toText(finding, 999_999)) + 2,
    }),
    rule(rule) {
      const bytes = rules.get(rule) ?? bytesOf(parts.toRule(rule)) + 1;
      rules.set(rule, bytes);
      return bytes;
    },
    head: (run) => Buffer.byteLength(runHead({ ...run, rules: [] }, parts)) + MARGIN,
  };
}

function chunkOf(
  run: SarifRun,
  rules: readonly Rule[],
  part: readonly Measured[],
  category: string,
  measure: Measure,
): GithubChunk {
  const chunk = { ...run, rules, findings: part.map(({ finding }) => finding) };
  const results = part.reduce((sum, { bytes }) => sum + bytes, 0);
  return { run: chunk, category, bytes: measure.head(chunk) + sumOfRules(rules, measure) + results };
}

function sumOfRules(rules: readonly Rule[], measure: Measure): number {
  return rules.reduce((sum, rule) => sum + measure.rule(rule), 0);
}

function fits({ run, bytes }: GithubChunk, results: number): boolean {
  const { resultsPerRun, rulesPerRun, fileBytes } = GITHUB_LIMITS;
  return results <= resultsPerRun && run.rules.length <= rulesPerRun && bytes <= fileBytes;
}

function partsOf(all: readonly Measured[], bits: number): Measured[][] {
  const parts: Measured[][] = Array.from({ length: 2 ** bits }, () => []);
  for (const item of all) parts[Math.floor(item.key / 2 ** (32 - bits))]?.push(item);
  return parts;
}

/** Only the rules that the part's findings name: 25,000 of them may belong to the whole. */
function rulesOf(rules: readonly Rule[], part: readonly Measured[]): readonly Rule[] {
  const named = new Set(part.map(({ finding }) => finding.rule.id));
  return rules.filter(({ id }) => named.has(id));
}

function cutByOrder(
  chunk: GithubChunk,
  part: readonly Measured[],
  rules: readonly Rule[],
  measure: Measure,
): GithubChunk[] {
  if (fits(chunk, part.length)) return [chunk];
  const { resultsPerRun, fileBytes } = GITHUB_LIMITS;
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const head = measure.head(chunk.run);
  const cuts: Measured[][] = [[]];
  let named = new Set<string>();
  let bytes = head;
  for (const item of part) {
    const { id } = item.finding.rule;
    const rule = byId.get(id);
    const more = item.bytes + (rule === undefined || named.has(id) ? 0 : measure.rule(rule));
    if ((cuts.at(-1)?.length ?? 0) === resultsPerRun || bytes + more > fileBytes) {
      cuts.push([]);
      named = new Set();
      bytes = head;
    }
    cuts.at(-1)?.push(item);
    bytes += item.bytes + (rule === undefined || named.has(id) ? 0 : measure.rule(rule));
    named.add(id);
  }
  return cuts.map((cut, index) =>
    chunkOf(
      chunk.run,
      rulesOf(rules, cut),
      cut,
      index === 0 ? chunk.category : `${chunk.category}part-${index + 1}/`,
      measure,
    ),
  );
}

function chunkCategory(category: string, index: number): string {
  return index === 0 ? category : `${category}chunk-${String(index).padStart(2, '0')}/`;
}

function keyOf(finding: Finding): number {
  return createHash('sha256').update(identityOf(finding)).digest().readUInt32BE();
}

function bytesOf(value: object): number {
  return Buffer.byteLength(JSON.stringify(value));
}
