import { type Coverage, type RunInfo, worseStatus } from '../model/report.ts';
import { parseShard } from '../model/shard.ts';

/**
 * The runs, those of a sharded scan judged as the one scan that they are: where a shard is missing or not complete, where the
 * shards are not of one split, or where too much of the whole has no verdict, none of them is complete, and says why.
 */
export function judgeShards(runs: readonly RunInfo[]): RunInfo[] {
  const problems = new Map([...families(runs)].map(([key, family]) => [key, shardProblem(family) ?? broken(family)]));
  return runs.map((run) => {
    const problem = run.shard === undefined ? undefined : problems.get(familyOf(run));
    // What is wrong with a shard itself it says already.
    if (problem === undefined || run.status !== 'complete') return run;
    return { ...run, status: worseStatus(run.status, 'degraded'), reason: problem };
  });
}

/** What is wrong with the shards of each scan, one sentence for each: `payments (tollgate-payments): shard 3 of 4 is missing`. */
export function shardGaps(runs: readonly RunInfo[]): string[] {
  return [...families(runs).values()].flatMap((family) => {
    const problem = shardProblem(family);
    const [first] = family;
    if (problem === undefined || first === undefined) return [];
    const { scan, tool } = first;
    return [`${scan ?? tool.name}${scan === undefined ? '' : ` (${tool.name})`}: ${problem}`];
  });
}

type ShardedRun = RunInfo & { readonly shard: string };

function families(runs: readonly RunInfo[]): Map<string, ShardedRun[]> {
  const sharded = runs.flatMap((run) => (run.shard === undefined ? [] : [{ ...run, shard: run.shard }]));
  return Map.groupBy(sharded, familyOf);
}

function familyOf({ tool, scan, target }: RunInfo): string {
  return JSON.stringify([scan, tool.name, target]);
}

function shardProblem(family: readonly ShardedRun[]): string | undefined {
  const shards = family.map(({ shard }) => parseShard(shard));
  const names = [...new Set(family.map(({ shard }) => shard))].toSorted().join(', ');
  const counts = new Set(shards.map((shard) => shard?.count));
  const [count] = counts;
  if (count === undefined) return `"${names}" names no shard`;
  if (counts.size > 1) return `the shards are not of one split: ${names}`;
  const there = new Set(shards.map((shard) => shard?.index));
  const missing: number[] = [];
  for (let index = 1; index <= count; index += 1) if (!there.has(index)) missing.push(index);
  if (missing.length > 0) {
    return `${missing.length === 1 ? `shard ${missing.join()} of ${count} is` : `shards ${listOf(missing)} of ${count} are`} missing`;
  }
  if (broken(family) !== undefined) return undefined;
  return unequalParts(family) ?? tooInconclusive(family);
}

function broken(family: readonly ShardedRun[]): string | undefined {
  const bad = family.filter(({ status }) => status !== 'complete').map(({ shard }) => shard);
  return bad.length === 0 ? undefined : `shard ${bad.toSorted().join(', ')} of the same scan is not complete`;
}

const MOST_NAMED = 10;

function listOf(numbers: readonly number[]): string {
  const more = numbers.length - MOST_NAMED;
  return `${numbers.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Shards of another version, profile or choice of attacks do not add up to the scan that each of them is a part of. */
function unequalParts(family: readonly ShardedRun[]): string | undefined {
  const plans = new Set(family.map(({ coverage }) => coverage?.['shardPlan']));
  if (plans.size > 1) return 'the shards are not parts of one scan: each shares out the attacks in its own way';
  const wholes = new Set(family.map(({ coverage }) => coverage?.['attacksOfAllShards']));
  const [whole] = wholes;
  if (whole === undefined && wholes.size === 1) return undefined;
  const done = sumOf(family, 'attacks');
  if (wholes.size === 1 && whole === done) return undefined;
  return `the shards are not parts of one scan: ${[...wholes].map((one) => text(one)).join(' or ')} attacks belong to it, and ${done} were tried`;
}

/** The share of attacks without a verdict is judged over all shards: of one shard a single attack may be much. */
function tooInconclusive(family: readonly ShardedRun[]): string | undefined {
  const limits = family.flatMap(({ coverage }) => numberOf(coverage, 'inconclusiveLimit') ?? []);
  if (limits.length === 0) return undefined;
  const mapped = sumOf(family, 'attacks') - sumOf(family, 'notMapped');
  const open = sumOf(family, 'inconclusive');
  if (open <= mapped * Math.min(...limits)) return undefined;
  return `${open} of ${mapped} mapped attacks of all shards are inconclusive`;
}

function sumOf(family: readonly RunInfo[], key: string): number {
  return family.reduce((sum, { coverage }) => sum + (numberOf(coverage, key) ?? 0), 0);
}

function numberOf(coverage: Coverage | undefined, key: string): number | undefined {
  const value = coverage?.[key];
  return typeof value === 'number' ? value : undefined;
}

function text(value: Coverage[string] | undefined): string {
  return typeof value === 'number' ? String(value) : 'an unknown number of';
}
