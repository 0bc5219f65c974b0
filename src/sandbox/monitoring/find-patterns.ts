import type { Clock } from '../clock.ts';
import type { Observation } from '../observation.ts';
import { slidingWindow } from './sliding-window.ts';

/** A pattern that is not normal, and whom it concerns. */
export interface AbnormalPattern {
  readonly pattern:
    | 'decline-rate-spike'
    | 'card-velocity'
    | 'refund-ratio'
    | 'card-on-many-accounts'
    | 'amount-outlier'
    | 'silent-webhook';
  readonly subject: string;
  readonly detail: string;
}

/** Looks at what happens, one observation after the other. */
export interface PatternFinder {
  /** What this observation completes. */
  readonly look: (observation: Observation) => readonly AbnormalPattern[];
  /** What only time shows: a gateway that is used and reports nothing. */
  readonly tick: () => readonly AbnormalPattern[];
  readonly clear: () => void;
}

/** When a pattern counts as abnormal. */
export interface PatternLimits {
  /** Payments within ten minutes before a rate of declines means anything, and that rate in percent. */
  readonly declines: { readonly payments: number; readonly percent: number };
  /** Payments with one card within ten minutes. */
  readonly cardPayments: number;
  /** Accounts that use one card within a day. */
  readonly accountsPerCard: number;
  /** Payments of a day before a ratio of refunds means anything, and that ratio in percent of the amount. */
  readonly refunds: { readonly payments: number; readonly percent: number };
  /** Payments of a currency before an amount can be an outlier, and how many times the median it then is. */
  readonly outlier: { readonly payments: number; readonly times: bigint };
  /** Gateway calls without any webhook, and the minutes of silence. */
  readonly silence: { readonly calls: number; readonly minutes: number };
}

/** Far above what a scanner of this shop does by accident, far below what an attack needs. */
export const PATTERN_LIMITS: PatternLimits = {
  declines: { payments: 10, percent: 50 },
  cardPayments: 20,
  accountsPerCard: 5,
  refunds: { payments: 5, percent: 60 },
  outlier: { payments: 20, times: 50n },
  silence: { calls: 5, minutes: 30 },
};

/** What payments in a currency usually are. */
interface Usual {
  readonly median: bigint;
  readonly payments: number;
  /** Good until so many payments were seen. */
  readonly until: number;
}

type Payment = Extract<Observation, { kind: 'payment' }>;
type Refund = Extract<Observation, { kind: 'refund' }>;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A finder that has seen nothing yet. */
export function findPatterns(clock: Clock, limits: PatternLimits = PATTERN_LIMITS): PatternFinder {
  const lately = slidingWindow<Payment>(10 * MINUTE);
  const today = slidingWindow<Payment>(DAY);
  const refunds = slidingWindow<Refund>(DAY);
  const gateways = new Map<string, { calls: number; since: number }>();
  const usuals = new Map<string, Usual>();
  let seen = 0;
  const now = (): number => clock.now().getTime();

  // Sorting a day's payments for each of them would cost more than the payments: every twentieth part is enough.
  const usual = (currency: string): Usual => {
    seen += 1;
    const known = usuals.get(currency);
    if (known !== undefined && seen < known.until) return known;
    const same = today.entries(now()).filter((other) => other.currency === currency);
    const median = medianOf(same.map(({ amount }) => amount));
    const found = { median, payments: same.length, until: seen + Math.floor(same.length / 20) };
    usuals.set(currency, found);
    return found;
  };

  const afterPayment = (payment: Payment): AbnormalPattern[] => {
    const found: AbnormalPattern[] = [];
    const { median, payments } = usual(payment.currency);
    if (payments >= limits.outlier.payments && payment.amount > median * limits.outlier.times) {
      const detail = `${payment.amount} ${payment.currency} minor units, the median is ${median}`;
      found.push({ pattern: 'amount-outlier', subject: payment.account, detail });
    }
    lately.add(now(), payment);
    today.add(now(), payment);
    const recent = lately.entries(now());
    const declined = recent.filter(({ outcome }) => outcome === 'declined').length;
    if (recent.length >= limits.declines.payments && declined * 100 > recent.length * limits.declines.percent) {
      const detail = `${declined} of ${recent.length} payments within ten minutes were declined`;
      found.push({ pattern: 'decline-rate-spike', subject: 'shop', detail });
    }
    const withCard = recent.filter(({ instrument }) => instrument === payment.instrument).length;
    if (withCard > limits.cardPayments) {
      const detail = `${withCard} payments with one card within ten minutes`;
      found.push({ pattern: 'card-velocity', subject: payment.instrument, detail });
    }
    const accounts = new Set(
      today
        .entries(now())
        .filter(({ instrument }) => instrument === payment.instrument)
        .map(({ account }) => account),
    ).size;
    if (accounts > limits.accountsPerCard) {
      const detail = `${accounts} accounts used one card within a day`;
      found.push({ pattern: 'card-on-many-accounts', subject: payment.instrument, detail });
    }
    return found;
  };

  const afterRefund = (refund: Refund): AbnormalPattern[] => {
    refunds.add(now(), refund);
    const same = ({ account, currency }: Payment | Refund): boolean =>
      account === refund.account && currency === refund.currency;
    const paid = today.entries(now()).filter((payment) => same(payment) && payment.outcome === 'succeeded');
    const received = sumOf(paid);
    const returned = sumOf(refunds.entries(now()).filter(same));
    if (paid.length < limits.refunds.payments || returned * 100n <= received * BigInt(limits.refunds.percent))
      return [];
    const detail = `${returned} of ${received} ${refund.currency} minor units were refunded within a day`;
    return [{ pattern: 'refund-ratio', subject: refund.account, detail }];
  };

  return {
    look(observation) {
      if (observation.kind === 'payment') return afterPayment(observation);
      if (observation.kind === 'refund') return afterRefund(observation);
      if (observation.kind === 'webhook' && observation.outcome !== 'refused') gateways.delete(observation.provider);
      if (observation.kind === 'gateway-call' && observation.outcome === 'ok') {
        const gateway = gateways.get(observation.provider) ?? { calls: 0, since: now() };
        gateways.set(observation.provider, { ...gateway, calls: gateway.calls + 1 });
      }
      return [];
    },
    tick: () =>
      [...gateways]
        .filter(
          ([, { calls, since }]) => calls >= limits.silence.calls && now() - since >= limits.silence.minutes * MINUTE,
        )
        .map(([provider, { calls }]) => ({
          pattern: 'silent-webhook',
          subject: provider,
          detail: `${calls} calls and no webhook for ${limits.silence.minutes} minutes`,
        })),
    clear() {
      for (const part of [lately, today, refunds]) part.clear();
      gateways.clear();
      usuals.clear();
    },
  };
}

function sumOf(entries: readonly { readonly amount: bigint }[]): bigint {
  return entries.reduce((sum, { amount }) => sum + amount, 0n);
}

function medianOf(amounts: readonly bigint[]): bigint {
  const sorted = amounts.toSorted((left, right) => (left < right ? -1 : 1));
  return sorted[Math.floor(sorted.length / 2)] ?? 0n;
}
