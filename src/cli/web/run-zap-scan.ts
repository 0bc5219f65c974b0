import { basename, dirname, join, resolve } from 'node:path';
import type { SourceMap } from '../../baseline/findings/source-map.ts';
import type { WebConfig } from '../../config/config.ts';
import { format as zapJson } from '../../formats/zap-json/index.ts';
import { TollgateError } from '../../model/errors.ts';
import type { Finding } from '../../model/finding.ts';
import type { Location } from '../../model/location.ts';
import { type Report, type ReportEnd, worseStatus } from '../../model/report.ts';
import { targetName } from '../../model/target.ts';
import { scanWithZap } from '../../scanners/zap/index.ts';
import type { ZapRun } from '../../scanners/zap/zap-run.ts';
import type { ExtraReport, ZapEngine } from '../../scanners/zap/zap-scan.ts';
import { bytesSource } from '../../util/bytes-source.ts';
import { writeFileAtomic } from '../../util/files.ts';
import { redact } from '../../util/redaction.ts';
import type { Context } from '../context.ts';
import { readWhole } from '../read-whole.ts';
import { mapTexts, originMapper } from './map-origin.ts';
import { sessionSecretMask } from './session-secrets.ts';
import { webScanOptions } from './web-scan-options.ts';
import { zapBlindSpots } from './zap-blind-spots.ts';
import { zapSession } from './zap-session.ts';

/** A target as it is called, and as ZAP reaches it: a TLS front stands between. */
export interface ZapTarget {
  readonly target: string;
  readonly reached: string;
  /** Regular expressions of addresses that are never requested. */
  readonly excludes: readonly string[];
}

const DEFAULT_MIN_URLS = 3;

/**
 * Runs a real ZAP and reads its report. Its reports for people are kept beside ours, with card numbers and secrets
 * masked: ZAP writes what it found in clear.
 * @param folder where reports lie
 */
export async function runZapScan(
  engine: ZapEngine,
  { target, reached, excludes }: ZapTarget,
  config: WebConfig,
  folder: string,
  context: Context,
): Promise<Report> {
  const zap = config.zap ?? {};
  const session = await zapSession(config, context);
  const kinds = (['html', 'markdown', 'xml'] as const).filter((kind) => kind === 'html' || zap[kind] !== undefined);
  const run = await scanWithZap({
    engine,
    target: reached,
    minUrls: config.minPages ?? DEFAULT_MIN_URLS,
    requiredUrls: (config.requiredUrls ?? []).map((url) => ownUrl(url, reached)),
    seeds: (config.seeds ?? []).map((url) => ownUrl(url, reached)),
    excludes,
    ...(zap.spiderMinutes !== undefined && { spiderMinutes: zap.spiderMinutes }),
    ...(zap.minutes !== undefined && { minutes: zap.minutes }),
    ...(zap.clientSpider !== undefined && { clientSpider: zap.clientSpider }),
    ...(zap.image !== undefined && { image: zap.image }),
    ...(session && { session }),
    reports: kinds,
    hostNetwork: process.platform === 'linux',
    workDir: join(baseOf(folder), 'cache', 'zap'),
    environment: context.environment,
    signal: context.signal,
    onProgress: context.progress,
  });
  const mask = sessionSecretMask(session);
  const { sourceOf } = await webScanOptions(target, config, context);
  await keepReports(run, config, { folder, mask }, context);
  return reportOf(run, { engine, target, mask, ...(sourceOf && { sourceOf }) }, config);
}

/** An address to be requested, which must be one of the target's. @throws TollgateError `web/required-url-elsewhere` */
function ownUrl(url: string, reached: string): string {
  const own = URL.parse(url, reached);
  if (own !== null && own.origin === new URL(reached).origin) return own.href;
  throw new TollgateError('web/required-url-elsewhere', `required URL "${url}" is not one of the target`, {
    class: 'usage',
    help: ['give a path such as /checkout, or a URL of the same scheme, host and port as the target'],
  });
}

async function keepReports(
  { report, pages }: ZapRun,
  config: WebConfig,
  { folder, mask }: { readonly folder: string; readonly mask: (text: string) => string },
  context: Context,
): Promise<void> {
  const zap = config.zap ?? {};
  const files: readonly (readonly ['json' | ExtraReport, string, Uint8Array | undefined])[] = [
    ['json', 'zap.json', report],
    ['html', 'zap.html', pages.html],
    ['markdown', 'zap.md', pages.markdown],
    ['xml', 'zap.xml', pages.xml],
  ];
  for (const [kind, name, bytes] of files) {
    if (bytes === undefined) continue;
    const file = zap[kind] === undefined ? join(baseOf(folder), 'zap', name) : resolve(context.cwd, zap[kind]);
    await writeFileAtomic(file, redact(mask(new TextDecoder().decode(bytes))));
  }
}

/** What a folder `reports` lies in; any other folder itself. */
function baseOf(folder: string): string {
  return basename(folder) === 'reports' ? dirname(folder) : folder;
}

interface ReportContext {
  readonly engine: ZapEngine;
  readonly target: string;
  readonly mask: (text: string) => string;
  readonly sourceOf?: SourceMap;
}

function reportOf(run: ZapRun, { engine, target, mask, sourceOf }: ReportContext, config: WebConfig): Report {
  const { findings, end } = readReport(run);
  const toTarget = originMapper(run.scannedOrigin, targetName(target));
  const { doubts, notices } = zapBlindSpots(config);
  const own = worseStatus(run.status, doubts.length > 0 ? 'degraded' : 'complete');
  const status = worseStatus(own, end?.status ?? own);
  const reason = [run.reason, end?.reason, ...doubts].filter((part) => part !== undefined).join('; ');
  return {
    run: {
      tool: run.tool,
      scan: 'web',
      target: config.name ?? targetName(target),
      status,
      ...(status !== 'complete' && { reason: toTarget.text(mask(reason)) }),
      coverage: { engine, ...run.coverage },
      rules: [],
    },
    findings: findings.map((finding) => withSources(toTarget.finding(mapTexts(finding, mask)), sourceOf)),
    evidence: [],
    notices: [...notices, ...run.notices.map(mask), ...(end?.notices ?? []), ...(run.help ?? [])],
  };
}

/** The finding with the files that answer its addresses, as far as they are known. */
function withSources(finding: Finding, sourceOf: SourceMap | undefined): Finding {
  if (sourceOf === undefined) return finding;
  const files = new Map<string, Location>();
  for (const location of finding.locations) {
    const source = location.kind === 'url' && URL.canParse(location.url) ? sourceOf(location.url) : undefined;
    if (source === undefined) continue;
    const region = source.line === undefined ? {} : { region: { startLine: source.line } };
    files.set(`${source.file}:${source.line ?? 0}`, { kind: 'file', uri: source.file, ...region });
  }
  return files.size === 0 ? finding : { ...finding, locations: [...finding.locations, ...files.values()] };
}

/** Every site of the report is part of this one scan. */
function readReport(run: ZapRun): { readonly findings: readonly Finding[]; readonly end?: ReportEnd } {
  if (run.report === undefined) return { findings: [] };
  return readWhole(zapJson.read(bytesSource('zap.json', run.report)));
}
