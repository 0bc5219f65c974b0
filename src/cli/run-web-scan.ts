import { scanWeb } from '../baseline/index.ts';
import type { WebConfig } from '../config/config.ts';
import type { Report } from '../model/report.ts';
import type { Context } from './context.ts';

/** Runs the web baseline against a target. */
export function runWebScan(target: string, config: WebConfig, context: Context): Promise<Report> {
  return scanWeb({
    target,
    ...(config.name !== undefined && { name: config.name }),
    ...(config.minPages !== undefined && { minPages: config.minPages }),
    ...(config.maxPages !== undefined && { maxPages: config.maxPages }),
    ...(config.requiredUrls !== undefined && { requiredUrls: config.requiredUrls }),
    ...(config.deadline !== undefined && { deadlineMs: config.deadline * 1000 }),
    signal: context.signal,
    onProgress: context.progress,
    version: context.version,
  });
}
