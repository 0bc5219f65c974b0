import type { Config, PaymentsConfig } from '../../config/config.ts';
import { ATTACKS } from '../../fuzz/attacks/index.ts';
import { admitRun } from '../../fuzz/open-run.ts';
import { planAttacks } from '../../fuzz/plan.ts';
import { selectAttacks } from '../../fuzz/select-attacks.ts';
import { paymentShard, shardAttacks } from '../../fuzz/shard-attacks.ts';
import type { CommandResult } from '../command-result.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { exploreOf, paymentRunOptions } from './run-payment-scan.ts';

/** `scan payments --plan`: the requests of every attack; the interlocks are asked, and nothing is sent. @throws as a payment scan */
export async function planPayments(
  config: PaymentsConfig,
  targets: NonNullable<Config['targets']>,
  context: Context,
): Promise<CommandResult> {
  const options = await paymentRunOptions(config, targets, context);
  const all = selectAttacks(ATTACKS, config.attacks);
  const shard = config.shard === undefined ? undefined : paymentShard(config.shard);
  const target = await admitRun(options);
  const part =
    shard === undefined ? undefined : await shardAttacks(options.profile, all, shard, exploreOf(config).explore);
  const planned = await planAttacks(options.profile, part?.attacks ?? all);
  const total = planned.reduce((sum, { requests }) => sum + requests.reduce((own, { times }) => own + times, 0), 0);
  const mapped = planned.filter(({ missing }) => missing.length === 0);
  return {
    exitCode: EXIT.passed,
    lines: [
      `target: ${target.origin}`,
      ...planned.flatMap(({ attack, requests, missing, open }) =>
        missing.length > 0
          ? [`${attack}: nothing, the profile has no ${missing.join(', ')}`]
          : [
              `${attack}:`,
              ...requests.map(({ request, times }) => `  ${times === 1 ? '' : `${times} × `}${request}`),
              ...(open === undefined ? [] : [`  … and what follows, which depends on the answers (${open})`]),
            ],
      ),
      `tollgate: pass: ${total} requests planned for ${mapped.length} of ${planned.length} attacks, none sent; answers may add to them`,
    ],
    notices: [],
    verdict: 'pass',
    document: { target: target.origin, attacks: planned, requests: total },
  };
}
