import { createHash } from 'node:crypto';
import { TollgateError } from '../model/errors.ts';
import { parseShard } from '../model/shard.ts';
import { stableUrl } from '../model/target.ts';

/**
 * Which addresses the shard `i/n` looks at: each belongs to exactly one, on every machine and port. Without a shard, all.
 * @throws TollgateError `baseline/bad-shard`
 */
export function shardFilter(shard: string | undefined): (url: string) => boolean {
  if (shard === undefined) return () => true;
  const parsed = parseShard(shard);
  if (parsed === undefined) {
    throw new TollgateError('baseline/bad-shard', `"${shard}" is no shard`, {
      class: 'usage',
      help: ['give its number and how many there are, as in 1/3'],
    });
  }
  const { index, count } = parsed;
  return (url) => createHash('sha256').update(stableUrl(url)).digest().readUInt32BE(0) % count === index - 1;
}
