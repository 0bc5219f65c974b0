import type { Config, PaymentsConfig } from '../../config/config.ts';
import { type PaymentReport, type PaymentScanOptions, scanPayments } from '../../fuzz/index.ts';
import type { RunOptions } from '../../fuzz/open-run.ts';
import type { Context } from '../context.ts';
import { type LoadedProfile, loadProfile } from './load-profile.ts';

/** What the command line may say beside the configuration. */
export type PaymentScanExtras = Pick<PaymentScanOptions, 'rps'>;

/** Tries fake payments on the app that a profile describes. @throws TollgateError for a bad profile or a refused target */
export async function runPaymentScan(
  config: PaymentsConfig,
  targets: NonNullable<Config['targets']>,
  context: Context,
  extras: PaymentScanExtras = {},
): Promise<PaymentReport> {
  return scanPayments({
    ...(await paymentRunOptions(config, targets, context, extras)),
    ...(config.attacks !== undefined && { attacks: config.attacks }),
    ...(config.shard !== undefined && { shard: config.shard }),
    ...(config.seed !== undefined && { seed: config.seed }),
    ...exploreOf(config),
    ...(config.maxInconclusive !== undefined && { maxInconclusive: config.maxInconclusive }),
    onProgress: context.progress,
    version: context.version,
  });
}

/** The profile, the consent and the limits of a payment run. @throws TollgateError for a bad profile */
export async function paymentRunOptions(
  config: PaymentsConfig,
  targets: NonNullable<Config['targets']>,
  context: Context,
  extras: PaymentScanExtras = {},
): Promise<RunOptions & Pick<LoadedProfile, 'profileFile'>> {
  return {
    ...(await loadProfile(config.profile, context)),
    ...(config.rps !== undefined && { rps: config.rps }),
    ...extras,
    ...(config.target !== undefined && { target: config.target }),
    ...(config.budget !== undefined && { budgetMs: config.budget * 1000 }),
    ...(config.maxRequests !== undefined && { maxRequests: config.maxRequests }),
    ...(targets.allow !== undefined && { allowHosts: targets.allow }),
    ...(targets.own !== undefined && { iOwnThisTarget: targets.own }),
    environment: context.environment,
    signal: context.signal,
  };
}

// Long enough that requests alone end it, where only they are named.
const NO_TIME_LIMIT_MS = 3_600_000;

/** How much is explored beside the attacks, where anything is. */
export function exploreOf({ explore, exploreRequests }: PaymentsConfig): Pick<PaymentScanOptions, 'explore'> {
  if (explore === undefined && exploreRequests === undefined) return {};
  const budgetMs = explore === undefined ? NO_TIME_LIMIT_MS : explore * 1000;
  return { explore: { budgetMs, ...(exploreRequests !== undefined && { maxRequests: exploreRequests }) } };
}
