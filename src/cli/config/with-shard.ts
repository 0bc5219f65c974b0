import type { Config } from '../../config/config.ts';
import { TollgateError } from '../../model/errors.ts';
import { parseShard } from '../../model/shard.ts';

/**
 * The configuration of one shard of a run: of the web and the payment scan a part, and what cannot be cut is done by the first
 * shard alone, so that all of them together do everything once.
 * @throws TollgateError class usage `run/bad-shard`; `run/nothing-to-shard` where a later shard would have nothing to do
 */
export function withShard(config: Config, shard: string): Config {
  const parsed = parseShard(shard);
  if (parsed === undefined) {
    throw usage('run/bad-shard', `"${shard}" is no shard`, 'give its number and how many there are, as in 1/3');
  }
  const { web, payments, dependencies, require, ...rest } = config;
  const isFirst = parsed.index === 1;
  if (!isFirst && web === undefined && payments === undefined) {
    throw usage(
      'run/nothing-to-shard',
      `shard ${shard} has nothing to do: only the web and the payment scan are cut in shards`,
      'leave --shard out, or configure web or payments',
    );
  }
  return {
    ...rest,
    web: web === undefined ? undefined : { ...web, shard },
    payments: payments === undefined ? undefined : { ...payments, shard },
    dependencies: isFirst ? dependencies : undefined,
    require: isFirst ? require : require?.filter((scan) => scan === 'web' || scan === 'payments'),
  };
}

function usage(code: string, message: string, help: string): TollgateError {
  return new TollgateError(code, message, { class: 'usage', place: { key: '--shard' }, help: [help] });
}
