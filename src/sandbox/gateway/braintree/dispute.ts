import { paymentOf } from './advance.ts';
import { type BraintreeState, freshId } from './braintree-state.ts';
import { disputeXml } from './dispute-xml.ts';
import { notify } from './notify.ts';
import { invalid } from './refusal.ts';
import type { Transaction } from './transaction.ts';

/** Where a dispute stands. */
export type DisputeStatus = 'open' | 'accepted' | 'disputed' | 'won' | 'lost' | 'expired';

/** Something that the merchant says against a dispute. */
export interface Evidence {
  readonly id: string;
  readonly comment: string;
  readonly category?: string;
  readonly createdAt: Date;
  /** When it went to the processor, from where nothing is taken back. */
  readonly sentAt?: Date;
}

/** A chargeback. Never changed, only replaced. */
export interface Dispute {
  readonly id: string;
  readonly transactionId: string;
  readonly status: DisputeStatus;
  readonly amount: bigint;
  readonly currency: string;
  readonly reason: string;
  readonly evidence: readonly Evidence[];
  readonly history: readonly { readonly status: DisputeStatus; readonly at: Date }[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly replyBy: Date;
}

const REPLY_TIME = 14 * 24 * 3_600_000;

/** Opens a chargeback of `amount` against a captured sale. */
export function openDispute(state: BraintreeState, transaction: Transaction, amount: bigint): Dispute {
  const now = state.context.clock.now();
  const dispute: Dispute = {
    id: freshId(state, 16, state.disputes),
    transactionId: transaction.id,
    status: 'open',
    amount,
    currency: transaction.currency,
    reason: 'fraud',
    evidence: [],
    history: [{ status: 'open', at: now }],
    createdAt: now,
    updatedAt: now,
    replyBy: new Date(now.getTime() + REPLY_TIME),
  };
  state.disputes.set(dispute.id, dispute);
  state.transactions.set(transaction.id, { ...transaction, disputeIds: [...transaction.disputeIds, dispute.id] });
  state.nextDue = Math.min(state.nextDue, dispute.replyBy.getTime());
  noteMoney(state, dispute, 'dispute');
  tell(state, dispute, 'dispute_opened');
  return dispute;
}

/** The merchant gives in. @throws BraintreeRefusal 95704 unless open */
export function acceptDispute(state: BraintreeState, dispute: Dispute): Dispute {
  if (dispute.status !== 'open') {
    throw invalid('dispute', 'status', '95704', 'Disputes can only be accepted when they are in an Open state');
  }
  return become(state, dispute, 'accepted', 'dispute_accepted');
}

/** Adds evidence. @throws BraintreeRefusal 95701 unless open, 95708 where it is too long */
export function addEvidence(state: BraintreeState, dispute: Dispute, comment: string, category?: string): Evidence {
  if (dispute.status !== 'open') {
    throw invalid('dispute', 'status', '95701', 'Evidence can only be attached to disputes that are in an Open state');
  }
  if (comment.length > 50_000) throw invalid('dispute', 'evidence', '95708', 'Evidence content is too long');
  const taken = new Map(dispute.evidence.map((evidence) => [evidence.id, evidence]));
  const createdAt = state.context.clock.now();
  const evidence: Evidence = {
    id: freshId(state, 16, taken),
    comment,
    ...(category !== undefined && { category }),
    createdAt,
  };
  state.disputes.set(dispute.id, { ...dispute, evidence: [...dispute.evidence, evidence], updatedAt: createdAt });
  return evidence;
}

/** Takes evidence back. @throws BraintreeRefusal 95702 unless open */
export function removeEvidence(state: BraintreeState, dispute: Dispute, id: string): void {
  if (dispute.status !== 'open') {
    throw invalid('dispute', 'status', '95702', 'Evidence can only be removed from disputes that are in an Open state');
  }
  state.disputes.set(dispute.id, { ...dispute, evidence: dispute.evidence.filter((evidence) => evidence.id !== id) });
}

/**
 * Sends the evidence to the processor, whose answer is in the text of it: `compelling_evidence` wins,
 * `losing_evidence` loses, with anything else the dispute stays with the processor.
 * Source: https://developer.paypal.com/braintree/docs/reference/general/testing#disputes
 * @throws BraintreeRefusal 95705 unless open, 95726 without evidence
 */
export function finalizeDispute(state: BraintreeState, dispute: Dispute): Dispute {
  if (dispute.status !== 'open') {
    throw invalid('dispute', 'status', '95705', 'Disputes can only be finalized when they are in an Open state');
  }
  if (dispute.evidence.length === 0) {
    throw invalid('dispute', 'dispute', '95726', 'There must be evidence to finalize a dispute');
  }
  const sentAt = state.context.clock.now();
  const sent = { ...dispute, evidence: dispute.evidence.map((evidence) => ({ ...evidence, sentAt })) };
  const disputed = become(state, sent, 'disputed', 'dispute_disputed');
  const words = dispute.evidence.map(({ comment }) => comment.trim());
  if (words.includes('compelling_evidence')) return decideDispute(state, disputed, 'won');
  return words.includes('losing_evidence') ? decideDispute(state, disputed, 'lost') : disputed;
}

/** The processor decides a dispute that it has the evidence of. */
export function decideDispute(state: BraintreeState, dispute: Dispute, status: 'won' | 'lost'): Dispute {
  const decided = become(state, dispute, status, status === 'won' ? 'dispute_won' : 'dispute_lost');
  if (status === 'won') noteMoney(state, decided, 'dispute_won');
  return decided;
}

/** Nobody answered in time: the money stays with the cardholder. */
export function expireDispute(state: BraintreeState, dispute: Dispute): void {
  become(state, dispute, 'expired', 'dispute_expired');
}

/** What is taken from a sale by disputes that are not won. */
export function disputedAmount(state: BraintreeState, transaction: Transaction): bigint {
  return transaction.disputeIds
    .flatMap((id) => state.disputes.get(id) ?? [])
    .reduce((sum, dispute) => (dispute.status === 'won' ? sum : sum + dispute.amount), 0n);
}

function become(state: BraintreeState, dispute: Dispute, status: DisputeStatus, kind: string): Dispute {
  const at = state.context.clock.now();
  const next = { ...dispute, status, updatedAt: at, history: [...dispute.history, { status, at }] };
  state.disputes.set(dispute.id, next);
  tell(state, next, kind);
  return next;
}

function tell(state: BraintreeState, dispute: Dispute, kind: string): void {
  notify(state, kind, { dispute: disputeXml(dispute, state.transactions.get(dispute.transactionId)) });
}

function noteMoney(state: BraintreeState, dispute: Dispute, kind: 'dispute' | 'dispute_won'): void {
  const { id, transactionId, amount, currency } = dispute;
  const created = state.context.clock.now();
  const transaction = state.transactions.get(transactionId);
  const payment_ref = transaction === undefined ? transactionId : paymentOf(state, transaction);
  const shared = { provider: 'braintree', payment_ref, currency, created } as const;
  state.movements.push({ ...shared, kind, ref: id, amount });
  state.lines.push({ ...shared, kind: 'dispute', provider_ref: id, amount: kind === 'dispute' ? -amount : amount });
}
