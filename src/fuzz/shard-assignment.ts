import { compareText } from '../model/summary.ts';

/** Something that is done by one shard alone. */
export interface ShardItem {
  /** Unique among the items. */
  readonly id: string;
  /** How much work it is, in requests; not negative. */
  readonly weight: number;
}

/**
 * Gives each item to one of `count` shards, numbered from 1, so that all have about the same work: the heaviest first, always
 * to the shard that has least. The same items and weights give the same shards, whatever their order.
 */
export function assignShards(items: readonly ShardItem[], count: number): ReadonlyMap<string, number> {
  const loads = Array.from({ length: count }, () => 0);
  const heaviestFirst = items.toSorted((a, b) => b.weight - a.weight || compareText(a.id, b.id));
  return new Map(
    heaviestFirst.map(({ id, weight }) => {
      const lightest = loads.indexOf(Math.min(...loads));
      loads[lightest] = (loads[lightest] ?? 0) + weight;
      return [id, lightest + 1];
    }),
  );
}
