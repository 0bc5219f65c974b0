import type { SarifRun } from '../../reporters/sarif.ts';
import type { NamedRun } from '../held-runs.ts';

/**
 * Empty runs for shards that are no more: a scan that was cut in four and is now cut in three, or not at all, or that was not
 * cut and now is, would leave what its old parts found open for ever. Only where now every part of the same scan of the same target ran completely;
 * what belonged to another tool or target is left alone, since nobody looked at it again.
 */
export function retiredShards(
  { complete, held }: { readonly complete: readonly NamedRun[]; readonly held: readonly NamedRun[] },
  known: Iterable<string>,
): SarifRun[] {
  const current = new Set([...complete, ...held].map(({ category }) => category));
  const retired = new Map<string, SarifRun>();
  for (const entry of complete) {
    const base = baseOf(entry);
    const family = [...complete, ...held].filter((other) => baseOf(other) === base);
    if (!isWhole(family)) continue;
    for (const category of known) {
      const own = category.replace(/chunk-\d+\/$/u, '');
      const part = own.startsWith(base) ? /^(?:(\d+-\d+)\/)?$/u.exec(own.slice(base.length)) : null;
      if (part === null || current.has(own)) continue;
      const { reason: _reason, coverage: _coverage, shard: _shard, ...info } = entry.run.info;
      retired.set(own, {
        info: { ...info, ...(part[1] !== undefined && { shard: part[1] }), status: 'complete', rules: [] },
        inputs: [],
        rules: [],
        findings: [],
      });
    }
  }
  return [...retired.values()];
}

function baseOf({ run, category }: NamedRun): string {
  return run.info.shard === undefined ? category : category.replace(/[^/]+\/$/u, '');
}

/** Did every part run completely? Either there are none, or all of `1/n` to `n/n`. */
function isWhole(family: readonly NamedRun[]): boolean {
  if (family.some(({ run }) => run.info.status !== 'complete')) return false;
  const shards = family.map(({ run }) => run.info.shard);
  if (shards.every((shard) => shard === undefined)) return true;
  const [, total] = /^\d+\D(\d+)$/u.exec(shards[0] ?? '') ?? [];
  return (
    total !== undefined && new Set(shards).size === Number(total) && shards.every((shard) => shard?.endsWith(total))
  );
}
