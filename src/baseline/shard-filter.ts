import { createHash } from 'node:crypto';
import { TollgateError } from '../model/errors.ts';
import { stableUrl } from '../model/target.ts';

/**
 * Which addresses the shard `i/n` looks at: each belongs to exactly one, on every machine and port. Without a shard, all.
 * @throws TollgateError `baseline/bad-shard`
 */
export function shardFilter(shard: string | undefined): (url: string) => boolean {
  if (shard === undefined) return () => true;
  const [, first = '', second = ''] = /^(\d{1,4})\/(\d{1,4})$/u.exec(shard) ?? [];
  const index = Number(first);
  const count = Number(second);
  if (index < 1 || index > count) {
    throw new TollgateError('baseline/bad-shard', `"${shard}" is no shard`, {
      class: 'usage',
      help: ['give its number and how many there are, as in 1/3'],
    });
  }
  return (url) => createHash('sha256').update(stableUrl(url)).digest().readUInt32BE(0) % count === index - 1;
}
