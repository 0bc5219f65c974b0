/** A recorded decision not to act on a finding: SARIF `suppression` (§3.35) with owner and expiry. */
export interface Suppression {
  readonly kind: 'inSource' | 'external';
  /** Only `accepted` (or absent, which SARIF defines as accepted) takes a finding out of the gate. */
  readonly status?: 'accepted' | 'underReview' | 'rejected';
  readonly reason?: string;
  readonly owner?: string;
  /** ISO date or date-time after which the decision no longer holds. */
  readonly expires?: string;
}

/** A suppression as `tollgate.yml` configures it, with what it applies to. */
export interface SuppressionEntry {
  readonly fingerprint?: string;
  readonly rule?: string;
  readonly reason: string;
  readonly owner: string;
  readonly expires: string;
}

/** Does the decision hold at `now` (milliseconds since the epoch)? A date alone holds to the end of that day, UTC. */
export function isInForce(suppression: Suppression, now: number): boolean {
  if (suppression.status !== undefined && suppression.status !== 'accepted') return false;
  if (suppression.expires === undefined) return true;
  const text = /^\d{4}-\d{2}-\d{2}$/u.test(suppression.expires)
    ? `${suppression.expires}T23:59:59.999Z`
    : suppression.expires;
  const end = Date.parse(text);
  return !Number.isNaN(end) && now <= end;
}
