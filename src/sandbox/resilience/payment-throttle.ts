import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
import type { SandboxContext } from '../context.ts';
import type { Observation } from '../observation.ts';
import { Refusal } from '../refusal.ts';

/** So many within a window of so many seconds. */
export interface RateLimit {
  readonly points: number;
  readonly seconds: number;
}

/** How often payments may be tried. */
export interface PaymentLimits {
  /** Attempts from one address, good or bad. */
  readonly address: RateLimit;
  /** Declined attempts from one address. */
  readonly addressDeclines: RateLimit;
  /** Declined attempts of one account. */
  readonly accountDeclines: RateLimit;
  /** Declined attempts with one card, whoever makes them. */
  readonly cardDeclines: RateLimit;
}

/** Who pays with what from where. */
export interface PaymentAttempt {
  readonly account: string;
  /** Of the socket: a header can say anything. */
  readonly address: string;
  /** What the client says its address is (`X-Forwarded-For`), which nothing confirms. */
  readonly claimedAddress: string | undefined;
  /** Keyed fingerprint of the card, or the payment method while that is unknown. */
  readonly card?: string;
}

/** A refusal that says when to come back. */
export class Throttled extends Refusal {
  readonly retryAfter: number;

  constructor(seconds: number) {
    super(429, 'too_many_attempts', 'Too many attempts; try again later.');
    this.retryAfter = seconds;
  }
}

/** Slows down those who try out cards. */
export interface PaymentThrottle {
  /** Counts an attempt. @throws Throttled */
  readonly admit: (attempt: PaymentAttempt) => Promise<void>;
  /** Is this card tried too often? Nothing is counted. @throws Throttled */
  readonly admitCard: (card: string) => Promise<void>;
  readonly declined: (attempt: PaymentAttempt) => Promise<void>;
  /** Forgets all counts. */
  readonly reset: () => void;
}

/** Counts in memory, by real time. */
export function makePaymentThrottle(
  limits: PaymentLimits,
  defect: SandboxContext['defect'],
  observe: (observation: Observation) => void,
): PaymentThrottle {
  let counters = makeCounters(limits);
  const refuse = (by: 'account' | 'card' | 'address', milliseconds: number): never => {
    observe({ kind: 'throttled', by });
    throw new Throttled(Math.max(1, Math.ceil(milliseconds / 1000)));
  };
  const checkFull = async (by: 'account' | 'card' | 'address', limiter: RateLimiterMemory, key: string) => {
    const count = await limiter.get(key);
    if (count !== null && count.consumedPoints >= limiter.points) refuse(by, count.msBeforeNext);
  };
  const off = (): boolean => defect('thr.none');
  const velocityOff = (): boolean => off() || defect('thr.per_ip_only');
  const addressOf = ({ address, claimedAddress }: PaymentAttempt): string =>
    defect('thr.xff') ? (claimedAddress ?? address) : address;
  return {
    async admit(attempt) {
      if (off()) return;
      const address = addressOf(attempt);
      const count = await counters.address.penalty(address, 1);
      if (count.consumedPoints > limits.address.points) refuse('address', count.msBeforeNext);
      await checkFull('address', counters.addressDeclines, address);
      if (velocityOff()) return;
      await checkFull('account', counters.accountDeclines, attempt.account);
      if (attempt.card !== undefined) await checkFull('card', counters.cardDeclines, attempt.card);
    },
    async admitCard(card) {
      if (!velocityOff()) await checkFull('card', counters.cardDeclines, card);
    },
    async declined(attempt) {
      await counters.addressDeclines.penalty(addressOf(attempt), 1);
      await counters.accountDeclines.penalty(attempt.account, 1);
      if (attempt.card !== undefined) await counters.cardDeclines.penalty(attempt.card, 1);
    },
    reset() {
      counters = makeCounters(limits);
    },
  };
}

type Counters = Readonly<Record<keyof PaymentLimits, RateLimiterMemory>>;

function makeCounters(limits: PaymentLimits): Counters {
  const make = (name: keyof PaymentLimits): RateLimiterMemory =>
    new RateLimiterMemory({ keyPrefix: name, points: limits[name].points, duration: limits[name].seconds });
  return {
    address: make('address'),
    addressDeclines: make('addressDeclines'),
    accountDeclines: make('accountDeclines'),
    cardDeclines: make('cardDeclines'),
  };
}
