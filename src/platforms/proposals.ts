import { compareText, oneLine } from '../model/summary.ts';
import { redact } from '../util/redaction.ts';
import type { PlatformDismissals } from './platform-dismissals.ts';

/** A decision that somebody made on a platform's page, to be approved by moving it into `suppressions` of `tollgate.yml`. */
export interface Proposal {
  /** `rejected`: somebody said no to it; it stays so that it is not proposed again. */
  readonly status: 'proposed' | 'rejected';
  readonly fingerprint: string;
  readonly rule: string;
  readonly reason: string;
  /** The platform's login of who dismissed it. */
  readonly owner: string;
  /** ISO date. */
  readonly expires: string;
  readonly from: {
    readonly platform: PlatformDismissals['platform'];
    readonly project: string;
    readonly id: string;
    /** ISO 8601; empty where the platform tells none. */
    readonly at: string;
  };
}

/** The proposals as they should be, and what of them is new or gone. */
export interface MergedProposals {
  readonly proposals: readonly Proposal[];
  readonly added: readonly Proposal[];
  readonly removed: readonly Proposal[];
}

/** By what the proposals are made. */
export interface ProposalTerms {
  /** Fingerprints of findings about which `tollgate.yml` decides already. */
  readonly decided: ReadonlySet<string>;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** How long a proposal holds once it is approved, in days. */
  readonly days: number;
}

const DAY_MS = 86_400_000;

/**
 * Adds what was dismissed and takes out what was opened again or is decided by now. What is there already stays as it is,
 * so that a second run changes nothing; what came from another platform or project is left alone.
 */
export function mergeProposals(
  known: readonly Proposal[],
  seen: PlatformDismissals,
  { decided, now, days }: ProposalTerms,
): MergedProposals {
  const { platform, project, standing, gone, whole } = seen;
  const isGone = ({ from, fingerprint, status }: Proposal): boolean => {
    if (decided.has(fingerprint) && status === 'proposed') return true;
    // A no holds also while the finding is away.
    const isThere = standing.has(from.id) || (status === 'rejected' && gone.has(from.id));
    return whole && from.platform === platform && from.project === project && !isThere;
  };
  const kept = known.filter((proposal) => !isGone(proposal));
  const there = new Set(kept.map(({ fingerprint }) => fingerprint));
  const expires = new Date(now + days * DAY_MS).toISOString().slice(0, 10);
  const added: Proposal[] = [];
  for (const { id, fingerprint, rule, reason, comment, by, at } of seen.dismissals) {
    if (there.has(fingerprint) || decided.has(fingerprint)) continue;
    there.add(fingerprint);
    const why = [reason, comment].map((part) => safe(part, 500)).filter((part) => part !== '');
    added.push({
      status: 'proposed',
      fingerprint,
      rule: safe(rule, 1_000),
      reason: why.length === 0 ? 'dismissed without a reason' : why.join(': '),
      owner: safe(by, 100) || 'unknown',
      expires,
      from: { platform, project, id: safe(id, 200), at: safe(at, 40) },
    });
  }
  return {
    proposals: [...kept, ...added].toSorted((a, b) => compareText(keyOf(a), keyOf(b))),
    added,
    removed: known.filter(isGone),
  };
}

function keyOf({ from: { platform, project }, fingerprint }: Proposal): string {
  return JSON.stringify([platform, project, fingerprint]);
}

/** Anybody who may dismiss writes this. */
function safe(text: string, limit: number): string {
  return oneLine(redact(text.slice(0, 10_000)), limit);
}
