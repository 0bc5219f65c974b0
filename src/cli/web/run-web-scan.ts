import type { WebConfig } from '../../config/config.ts';
import { TollgateError } from '../../model/errors.ts';
import type { Report } from '../../model/report.ts';
import { targetName } from '../../model/target.ts';
import { findAnyZap } from '../../scanners/zap/find-zap.ts';
import type { ZapEngine } from '../../scanners/zap/zap-scan.ts';
import { awaitTarget } from '../../util/await-target.ts';
import { startTlsFront } from '../../util/tls-front.ts';
import type { Context } from '../context.ts';
import { runEmbeddedScan } from './run-embedded-scan.ts';
import { runZapScan } from './run-zap-scan.ts';
import { throughFront, withoutFront } from './through-front.ts';
import { excludedPatterns, readZapConfig, withZapConfig, writeZapConfig } from './zap-policy.ts';

/** Where a scan puts what it keeps, and the time by which decisions expire. */
export interface WebScanPlace {
  /** Folder of reports, absolute. */
  readonly reports: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The engine that is used, and what `auto` has to say about it. */
interface ChosenEngine {
  readonly engine: 'embedded' | ZapEngine;
  readonly notices: readonly string[];
}

const READY_SECONDS = 30;

/**
 * Runs the web baseline against a target: with the engine that is asked for, behind a TLS front where one is, and with
 * the decisions of a rule configuration.
 * @throws TollgateError, class usage, for what is configured wrongly
 */
export async function runWebScan(
  target: string,
  config: WebConfig,
  { reports, now }: WebScanPlace,
  context: Context,
): Promise<Report> {
  requireWebUrl(target);
  const policy = config.zapConfig === undefined ? undefined : await readZapConfig(config.zapConfig, context);
  const chosen = await chooseEngine(config, context);
  const problem = await awaitReady(target, config, chosen, context);
  if (problem !== undefined) return notScanned(target, config, chosen, problem, context);
  const front = config.tlsFront === true ? await startTlsFront(target) : undefined;
  try {
    const { reached, config: there } =
      front === undefined ? { reached: target, config } : throughFront(target, config, front.origin);
    const excludes = [...(config.exclude ?? []).map(globPattern), ...excludedPatterns(policy)];
    const own =
      chosen.engine === 'embedded'
        ? await runEmbeddedScan(
            reached,
            { ...there, name: config.name ?? targetName(target) },
            context,
            front?.certificate,
          )
        : await runZapScan(chosen.engine, { target, reached, excludes }, there, reports, context);
    const found = front === undefined || chosen.engine !== 'embedded' ? own : withoutFront(own, reached, target);
    if (config.writeZapConfig !== undefined) await writeZapConfig(config.writeZapConfig, found, context);
    const decided = policy === undefined ? found : withZapConfig(found, policy, now, new URL(target).origin);
    return { ...decided, notices: [...chosen.notices, ...decided.notices] };
  } finally {
    await front?.close();
  }
}

function requireWebUrl(target: string): void {
  if (/^https?:$/u.test(URL.parse(target)?.protocol ?? '')) return;
  throw new TollgateError('http/bad-url', `"${target}" is no http or https URL`, {
    class: 'usage',
    help: ['give the address with its scheme, as in http://127.0.0.1:3000'],
  });
}

async function chooseEngine({ engine, zap, shard }: WebConfig, context: Context): Promise<ChosenEngine> {
  if (shard !== undefined && engine !== undefined && engine !== 'embedded') {
    throw new TollgateError(
      'web/shard-needs-embedded',
      `a shard is looked at by the embedded engine alone, and the engine is \`${engine}\``,
      {
        class: 'usage',
        help: ['leave --shard out, or take --engine embedded'],
      },
    );
  }
  if (engine === 'zap' || engine === 'zap-docker') return { engine, notices: [] };
  if (engine === 'auto') {
    const found = await findAnyZap(context.environment, context.signal);
    if (!('problem' in found))
      return { engine: found.engine, notices: [`engine auto: ${found.engine} is here, so it is used`] };
    return { engine: 'embedded', notices: [`engine auto: ${found.problem}, so the embedded engine is used`] };
  }
  const [only] = Object.keys(zap ?? {});
  if (engine === 'embedded' && only !== undefined) {
    throw new TollgateError('web/not-with-embedded', `\`zap.${only}\` is about ZAP, and the engine is \`embedded\``, {
      class: 'usage',
      place: { key: `web.zap.${only}` },
      help: ['ask for ZAP with --engine zap, zap-docker or auto, or leave it out'],
    });
  }
  return {
    engine: 'embedded',
    notices: only === undefined ? [] : ['ZAP’s own settings do nothing: the embedded engine was used'],
  };
}

async function awaitReady(
  target: string,
  { readyTimeout }: WebConfig,
  { engine }: ChosenEngine,
  context: Context,
): Promise<string | undefined> {
  const seconds = readyTimeout ?? (engine === 'embedded' ? 0 : READY_SECONDS);
  if (seconds === 0 || !URL.canParse(target)) return undefined;
  return awaitTarget(target, {
    timeoutMs: seconds * 1_000,
    signal: context.signal,
    onAttempt: (latest) => context.progress({ step: `waiting for ${targetName(target)}`, detail: latest }),
  });
}

function notScanned(
  target: string,
  { name, shard }: WebConfig,
  { engine, notices }: ChosenEngine,
  reason: string,
  context: Context,
): Report {
  const tool = engine === 'embedded' ? { name: 'tollgate-baseline', version: context.version } : { name: 'ZAP' };
  return {
    run: {
      tool,
      scan: 'web',
      target: name ?? targetName(target),
      ...(shard !== undefined && { shard }),
      status: 'degraded',
      reason,
      rules: [],
    },
    findings: [],
    evidence: [],
    notices,
  };
}

/** A glob of paths (`*` within a segment, `**` anything) as a regular expression of whole addresses. */
function globPattern(glob: string): string {
  const isFolder = glob.endsWith('/**');
  const path = (isFolder ? glob.slice(0, -'/**'.length) : glob)
    .split(/(\*\*|\*)/u)
    .map((part) =>
      part === '**' ? '.*' : part === '*' ? '[^/?#]*' : part.replaceAll(/[\\^$.+?()[\]{}|]/gu, String.raw`\$&`),
    );
  return `https?://[^/]+${path.join('')}${isFolder ? '(?:/.*)?' : ''}(?:[?#].*)?$`;
}
