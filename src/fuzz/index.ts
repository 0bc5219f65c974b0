import { randomBytes } from 'node:crypto';
import type { EvidenceRecord } from '../model/evidence.ts';
import { type Finding, makeFinding } from '../model/finding.ts';
import type { ProgressSink } from '../model/progress.ts';
import type { Report } from '../model/report.ts';
import { ruleOf } from '../model/rule.ts';
import { severityOfScore } from '../model/severity.ts';
import { ATTACKS } from './attacks/index.ts';
import type { Attack, Outcome } from './attack.ts';
import { coverageOf, type Ending, shortfallOf } from './coverage.ts';
import { findingOf } from './finding.ts';
import { openFixture } from './fixture.ts';
import { Inconclusive } from './inconclusive.ts';
import { LIVE_MODE_RULE } from './interlocks/live-mode.ts';
import { missingFor } from './mapping.ts';
import { openRun, type Run } from './open-run.ts';
import type { Profile } from './profile.ts';
import { RunStopped } from './run-stopped.ts';
import { selectAttacks } from './select-attacks.ts';

/** What a payment scan takes. */
export interface PaymentScanOptions {
  readonly profile: Profile;
  /** The profile as its file has it, searched for live keys and real cards. */
  readonly profileText: string;
  /** Base URL instead of the profile's. */
  readonly target?: string;
  /** Rule ids; absent: all. */
  readonly attacks?: readonly string[];
  /** Default 1. */
  readonly seed?: number;
  /** Keeps the accounts of two scans apart; goes into e-mail addresses and keys only. Default: random. */
  readonly nonce?: string;
  /** Milliseconds for the whole scan. Default 180,000. */
  readonly budgetMs?: number;
  /** Default 20,000. */
  readonly maxRequests?: number;
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
  /** Searched for live keys; nothing is taken from it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
  readonly onProgress?: ProgressSink;
  /** Tollgate's version. */
  readonly version: string;
}

/**
 * Attacks a payment app through its profile and reports what moved money that should not have.
 * Whatever the target does, the report comes; the run is degraded where the target failed, the budget or the signal cut it
 * short, or too many attacks ended without a verdict.
 * @throws TollgateError class usage, before any packet is sent: a refused target, a live key, a real card, an unknown attack
 */
export async function scanPayments(options: PaymentScanOptions): Promise<Report> {
  const attacks = selectAttacks(ATTACKS, options.attacks).toSorted((left, right) => turnOf(left) - turnOf(right));
  const run = await openRun(options);
  try {
    return await runAttacks(attacks, run, options);
  } finally {
    await run.close();
  }
}

async function runAttacks(attacks: readonly Attack[], run: Run, options: PaymentScanOptions): Promise<Report> {
  const { profile, onProgress } = options;
  const nonce = options.nonce ?? randomBytes(9).toString('hex');
  const endings: Ending[] = [];
  const findings: Finding[] = [];
  const evidence: (EvidenceRecord | undefined)[] = [];
  const ran: Attack[] = [];
  let stopped: string | undefined;
  for (const attack of attacks) {
    const { id } = attack.rule;
    const missing = missingFor(attack, profile);
    if (missing.length > 0) {
      endings.push({ id, verdict: 'not-mapped', reason: `the profile has no ${missing.join(', ')}` });
    } else if (stopped !== undefined) {
      endings.push({ id, verdict: 'inconclusive', reason: `not run: ${stopped}` });
    } else {
      ran.push(attack);
      const outcome = await runOne(attack, run, profile, [options.seed ?? 1, nonce, id]);
      if (outcome.verdict === 'stopped') {
        stopped = outcome.reason;
        if (outcome.kind === 'live-mode') {
          findings.push(liveModeFinding(stopped));
          evidence.push(undefined);
        }
      }
      if (outcome.verdict === 'violation') {
        findings.push(findingOf(attack, outcome, profile));
        evidence.push(outcome.record);
      }
      endings.push({
        id,
        verdict: outcome.verdict === 'stopped' ? 'inconclusive' : outcome.verdict,
        ...('reason' in outcome && { reason: outcome.reason }),
      });
    }
    const last = endings.at(-1);
    onProgress?.({ step: 'payments', done: endings.length, total: attacks.length, detail: `${id}: ${last?.verdict}` });
  }
  const reason = stopped ?? shortfallOf(endings, options.maxInconclusive);
  return {
    run: {
      tool: { name: 'tollgate-payments', version: options.version },
      scan: 'payments',
      target: profile.name,
      status: reason === undefined ? 'complete' : 'degraded',
      ...(reason !== undefined && { reason }),
      coverage: coverageOf(endings),
      rules: [
        ...ran.map(({ rule }) => ruleOf(rule)),
        ...findings.map(({ rule }) => rule).filter(({ id }) => id === LIVE_MODE_RULE.id),
      ],
    },
    findings,
    evidence,
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

async function runOne(
  attack: Attack,
  { client, cap }: Run,
  profile: Profile,
  scope: readonly (string | number)[],
): Promise<Outcome | { readonly verdict: 'stopped'; readonly reason: string; readonly kind: RunStopped['kind'] }> {
  let fixtures = 0;
  const fixture = (): ReturnType<typeof openFixture> => {
    fixtures += 1;
    return openFixture({ profile, client, scope: [...scope, fixtures], ...(cap !== undefined && { cap }) });
  };
  try {
    return await attack.run({ profile, fixture });
  } catch (error) {
    if (error instanceof Inconclusive) return { verdict: 'inconclusive', reason: error.message };
    if (error instanceof RunStopped) return { verdict: 'stopped', reason: error.message, kind: error.kind };
    throw error;
  }
}

// Whoever is locked out, or whose clock has moved, would fail in the controls of the others.
function turnOf({ disturbs }: Attack): number {
  return disturbs === undefined ? 0 : disturbs === true ? 1 : 2;
}
