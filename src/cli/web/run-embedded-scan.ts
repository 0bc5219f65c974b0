import { scanWeb } from '../../baseline/index.ts';
import type { WebConfig } from '../../config/config.ts';
import type { Report } from '../../model/report.ts';
import type { Context } from '../context.ts';
import { webScanOptions } from './web-scan-options.ts';

/** Runs the embedded engine against a target. @param ca a certificate to trust, where the target is a TLS front of ours */
export async function runEmbeddedScan(
  target: string,
  config: WebConfig,
  context: Context,
  ca: string | undefined,
): Promise<Report> {
  const options = await webScanOptions(target, config, context);
  return scanWeb({ ...options, ...(ca !== undefined && { ca }) });
}
