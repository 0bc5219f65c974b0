import { basename, resolve } from 'node:path';
import type { Config, PaymentsConfig } from '../config/config.ts';
import { scanPayments } from '../fuzz/index.ts';
import { parseProfile } from '../fuzz/profile.ts';
import { TollgateError } from '../model/errors.ts';
import type { Report } from '../model/report.ts';
import { readFileIfThere } from '../util/files.ts';
import { parseYaml } from '../util/yaml.ts';
import type { Context } from './context.ts';

/** Tries fake payments on the app that a profile describes. @throws TollgateError for a bad profile or a refused target */
export async function runPaymentScan(
  config: PaymentsConfig,
  targets: NonNullable<Config['targets']>,
  context: Context,
): Promise<Report> {
  const file = basename(config.profile);
  const bytes = await readFileIfThere(resolve(context.cwd, config.profile));
  if (bytes === undefined) {
    throw new TollgateError('payments/no-profile', `there is no payment profile ${config.profile}`, {
      class: 'usage',
      place: { file: config.profile },
      help: ['describe the payment API in a profile: docs/payments.md has one to start from'],
    });
  }
  const profileText = new TextDecoder().decode(bytes);
  return scanPayments({
    profile: parseProfile(parseYaml(profileText, file).value, file),
    profileText,
    ...(config.target !== undefined && { target: config.target }),
    ...(config.attacks !== undefined && { attacks: config.attacks }),
    ...(config.seed !== undefined && { seed: config.seed }),
    ...(config.budget !== undefined && { budgetMs: config.budget * 1000 }),
    ...(config.maxRequests !== undefined && { maxRequests: config.maxRequests }),
    ...(config.maxInconclusive !== undefined && { maxInconclusive: config.maxInconclusive }),
    ...(targets.allow !== undefined && { allowHosts: targets.allow }),
    ...(targets.own !== undefined && { iOwnThisTarget: targets.own }),
    environment: context.environment,
    signal: context.signal,
    onProgress: context.progress,
    version: context.version,
  });
}
