import { randomBytes } from 'node:crypto';
import type { EvidenceRecord } from '../model/evidence.ts';
import { type Finding, makeFinding } from '../model/finding.ts';
import type { ProgressSink } from '../model/progress.ts';
import type { Report } from '../model/report.ts';
import { ruleOf } from '../model/rule.ts';
import { severityOfScore } from '../model/severity.ts';
import { ATTACKS } from './attacks/index.ts';
import type { Attack, Violation } from './attack.ts';
import { coverageOf, type Ending, shardCoverage, shardShortfall, shortfallOf } from './coverage.ts';
import { type ExploredRun, type ExploreLimits, exploreRun } from './explore-run.ts';
import { findingOf } from './finding.ts';
import { LIVE_MODE_RULE } from './interlocks/live-mode.ts';
import { missingFor } from './mapping.ts';
import { openRun, type Run } from './open-run.ts';
import type { PhantomMoney } from './phantom-money.ts';
import type { Profile } from './profile.ts';
import { replayOf } from './replay-of.ts';
import type { Replay } from './replay/replay.ts';
import { runAttack } from './run-attack.ts';
import type { RunStopped } from './run-stopped.ts';
import { selectAttacks } from './select-attacks.ts';
import { type AttackShard, paymentShard, shardAttacks } from './shard-attacks.ts';
import { turnOf } from './turn-of.ts';
import { watchAlerts } from './watch-alerts.ts';

/** What a payment scan takes. */
export interface PaymentScanOptions {
  readonly profile: Profile;
  /** The profile as its file has it, searched for live keys and real cards. */
  readonly profileText: string;
  /** Base URL instead of the profile's. */
  readonly target?: string;
  /** Rule ids; absent: all. */
  readonly attacks?: readonly string[];
  /** `2/4`: the part of the attacks that is tried, with as small a part of `rps` and of the money. Absent: all. */
  readonly shard?: string;
  /** Default 1. */
  readonly seed?: number;
  /** Keeps the accounts of two scans apart; goes into e-mail addresses and keys only. Default: random. */
  readonly nonce?: string;
  /** Milliseconds for the whole scan. Default 180,000. */
  readonly budgetMs?: number;
  /** Default 20,000. */
  readonly maxRequests?: number;
  /** Random sequences of steps beside the attacks. Default: none. */
  readonly explore?: ExploreLimits;
  /** Requests a second. Default: none on loopback, 50 elsewhere. */
  readonly rps?: number;
  /** Milliseconds until one answer must be there. Default 10,000. */
  readonly requestTimeoutMs?: number;
  /** Share of the mapped attacks, 0 to 1, above which those without a verdict make the scan incomplete. Default 0.1. */
  readonly maxInconclusive?: number;
  /** Hosts that are not loopback and may be attacked all the same, if attested. */
  readonly allowHosts?: readonly string[];
  /** The origin that the user attests to own. */
  readonly iOwnThisTarget?: string;
  /** Searched for live keys; what the profile takes from it never stands in a replay. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
  readonly onProgress?: ProgressSink;
  /** Tollgate's version. */
  readonly version: string;
  /** The profile's file, for the replays. */
  readonly profileFile?: { readonly name: string; readonly sha256: string };
}

/** A report, and how each finding can be tried again: `replays[i]` belongs to `findings[i]`. */
export interface PaymentReport extends Report {
  readonly replays: readonly (Replay | undefined)[];
}

/**
 * Attacks a payment app through its profile and reports what moved money that should not have.
 * Whatever the target does, the report comes; the run is degraded where the target failed, the budget or the signal cut it
 * short, or too many attacks ended without a verdict.
 * @throws TollgateError class usage, before any packet is sent: a refused target, a live key, a real card, an unknown attack,
 * what is no shard
 */
export async function scanPayments(options: PaymentScanOptions): Promise<PaymentReport> {
  const all = selectAttacks(ATTACKS, options.attacks).toSorted((left, right) => turnOf(left) - turnOf(right));
  if (options.shard === undefined) return runAttacks(all, options);
  const part = await shardAttacks(options.profile, all, paymentShard(options.shard), options.explore);
  const { explore: _explore, ...rest } = options;
  return runAttacks(part.attacks, part.explores ? options : rest, part);
}

async function runAttacks(
  attacks: readonly Attack[],
  options: PaymentScanOptions,
  part?: AttackShard,
): Promise<PaymentReport> {
  const run = await openRun(options);
  try {
    return await attackTarget(attacks, run, options, part);
  } finally {
    await run.close();
  }
}

async function attackTarget(
  attacks: readonly Attack[],
  run: Run,
  options: PaymentScanOptions,
  part: AttackShard | undefined,
): Promise<PaymentReport> {
  const { profile, onProgress } = options;
  const nonce = options.nonce ?? randomBytes(9).toString('hex');
  const endings: Ending[] = [];
  const findings: Finding[] = [];
  const evidence: (EvidenceRecord | undefined)[] = [];
  const replays: (Replay | undefined)[] = [];
  const phantom: PhantomMoney[] = [];
  const seed = options.seed ?? 1;
  const ran: Attack[] = [];
  let stopped: string | undefined;
  let explored: ExploredRun | undefined;
  const alerts = watchAlerts(profile);
  const noticed: string[] = [];
  const unnoticed: string[] = [];
  const stop = (reason: string, kind: RunStopped['kind']): void => {
    stopped = reason;
    if (kind !== 'live-mode') return;
    findings.push(liveModeFinding(reason));
    evidence.push(undefined);
    replays.push(undefined);
  };
  const add = (attack: Attack, violation: Violation): void => {
    findings.push(findingOf(attack, violation, profile));
    evidence.push(violation.record);
    replays.push(replayOf(attack, violation, { ...options, seed }));
    phantom.push(...(violation.money ?? []));
  };
  const exploreOnce = async (): Promise<void> => {
    if (options.explore === undefined || explored !== undefined || stopped !== undefined) return;
    explored = await exploreRun(run, options.explore, { profile, seed, nonce, onProgress });
    for (const { attack, violation } of explored.found) add(attack, violation);
    if (explored.stopped !== undefined) stop(explored.stopped.message, explored.stopped.kind);
  };
  for (const attack of attacks) {
    const { id } = attack.rule;
    // Afterwards nobody may be able to pay any more.
    if (turnOf(attack) > 0) await exploreOnce();
    const missing = missingFor(attack, profile);
    if (missing.length > 0) {
      endings.push({ id, verdict: 'not-mapped', reason: `the profile has no ${missing.join(', ')}` });
    } else if (stopped !== undefined) {
      endings.push({ id, verdict: 'inconclusive', reason: `not run: ${stopped}` });
    } else {
      ran.push(attack);
      await alerts?.mark();
      const outcome = await runAttack(attack, run, { profile, scope: [seed, nonce, id] });
      if (outcome.verdict === 'stopped') stop(outcome.reason, outcome.kind);
      if (outcome.verdict === 'violation') {
        add(attack, outcome);
        const seen = await alerts?.noticed();
        if (seen !== undefined) (seen ? noticed : unnoticed).push(id);
      }
      endings.push({
        id,
        verdict: outcome.verdict === 'stopped' ? 'inconclusive' : outcome.verdict,
        ...('reason' in outcome && { reason: outcome.reason }),
      });
    }
    const last = endings.at(-1);
    const found = findings.length === 0 ? '' : `, ${findings.length} finding${findings.length === 1 ? '' : 's'}`;
    const detail = `${id}: ${last?.verdict}; ${run.client.sent?.() ?? 0} requests${found}`;
    onProgress?.({ step: 'payments', done: endings.length, total: attacks.length, detail });
  }
  await exploreOnce();
  const unexplored = explored?.reason === undefined ? undefined : `exploration: ${explored.reason}`;
  const shortfall = part === undefined ? shortfallOf(endings, options.maxInconclusive) : shardShortfall(part.whole);
  const reason = stopped ?? shortfall ?? unexplored;
  return {
    run: {
      tool: { name: 'tollgate-payments', version: options.version },
      scan: 'payments',
      target: profile.name,
      ...(options.shard !== undefined && { shard: options.shard }),
      status: reason === undefined ? 'complete' : 'degraded',
      ...(reason !== undefined && { reason }),
      coverage: {
        ...coverageOf(endings, phantom),
        ...(part !== undefined && shardCoverage(part, options.maxInconclusive)),
        ...explored?.coverage,
        ...(alerts !== undefined && { noticedByMonitoring: noticed, unnoticedByMonitoring: unnoticed }),
      },
      rules: [
        ...[...ran, ...(explored?.rules.map((rule) => ({ rule })) ?? [])].map(({ rule }) => ruleOf(rule)),
        ...findings.map(({ rule }) => rule).filter(({ id }) => id === LIVE_MODE_RULE.id),
      ],
    },
    findings,
    evidence,
    replays,
    notices: [],
  };
}

function liveModeFinding(reason: string): Finding {
  return makeFinding({
    rule: ruleOf(LIVE_MODE_RULE),
    message: `The run was ended: ${reason}.`,
    severity: severityOfScore(LIVE_MODE_RULE.securitySeverity),
    scope: 'site',
  });
}
