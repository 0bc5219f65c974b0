import type { Config, PaymentsConfig } from '../config/config.ts';
import { type PaymentScanOptions, scanPayments } from '../fuzz/index.ts';
import type { RunOptions } from '../fuzz/open-run.ts';
import type { Report } from '../model/report.ts';
import type { Context } from './context.ts';
import { loadProfile } from './load-profile.ts';

/** What the command line may say beside the configuration. */
export type PaymentScanExtras = Pick<PaymentScanOptions, 'rps'>;

/** Tries fake payments on the app that a profile describes. @throws TollgateError for a bad profile or a refused target */
export async function runPaymentScan(
  config: PaymentsConfig,
  targets: NonNullable<Config['targets']>,
  context: Context,
  extras: PaymentScanExtras = {},
): Promise<Report> {
  return scanPayments({
    ...(await paymentRunOptions(config, targets, context, extras)),
    ...(config.attacks !== undefined && { attacks: config.attacks }),
    ...(config.seed !== undefined && { seed: config.seed }),
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
): Promise<RunOptions> {
  return {
    ...(await loadProfile(config.profile, context)),
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
