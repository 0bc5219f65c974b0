import type { StripeAccount } from './account.ts';
import { addBalanceTransaction } from './balance.ts';
import type { Call, Endpoint } from './call.ts';
import { emit } from './emit.ts';
import { listPage } from './list.ts';
import { noteMovement } from './note-movement.ts';
import type { Charge, Dispute, DisputeStatus } from './records.ts';
import { EVIDENCE_FIELDS, showDispute } from './show-dispute.ts';
import { invalidState, noSuch } from './stripe-error.ts';
import type { TestCard } from './test-cards.ts';

/** Disputes: read, list, answer, give in. Source: docs.stripe.com/api/disputes, docs.stripe.com/testing#disputes */
export const disputeEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/disputes', run: list },
  { method: 'GET', path: '/disputes/:id', run: retrieve },
  { method: 'POST', path: '/disputes/:id', run: update },
  { method: 'POST', path: '/disputes/:id/close', run: close },
];

const WEEK = 7 * 86_400;
const FEE = 1500n;

/** A customer disputes a charge, or asks about it (`inquiry`: no money is taken back yet). */
export function openDispute(account: StripeAccount, charge: Charge, kind: NonNullable<TestCard['dispute']>): Dispute {
  const inquiry = kind === 'inquiry';
  const dispute: Dispute = {
    id: account.newId('dp'),
    created: account.now(),
    amount: charge.amountCaptured - charge.amountRefunded,
    currency: charge.currency,
    status: inquiry ? 'warning_needs_response' : 'needs_response',
    reason: inquiry ? 'fraudulent' : kind,
    charge: charge.id,
    paymentIntent: charge.paymentIntent,
    balanceTransactions: [],
    evidence: {},
    submissions: 0,
    dueBy: account.now() + WEEK,
    metadata: {},
  };
  account.charges.set(charge.id, { ...charge, dispute: dispute.id });
  account.disputes.set(dispute.id, dispute);
  emit(account, 'charge.dispute.created', showDispute(account, dispute));
  return inquiry ? dispute : withdraw(account, dispute);
}

function withdraw(account: StripeAccount, dispute: Dispute): Dispute {
  return move(account, dispute, 'dispute', -dispute.amount, FEE, 'charge.dispute.funds_withdrawn');
}

function reinstate(account: StripeAccount, dispute: Dispute): Dispute {
  if (dispute.balanceTransactions.length === 0) return dispute;
  return move(account, dispute, 'dispute_won', dispute.amount, 0n, 'charge.dispute.funds_reinstated');
}

function move(
  account: StripeAccount,
  dispute: Dispute,
  kind: 'dispute' | 'dispute_won',
  amount: bigint,
  fee: bigint,
  event: string,
): Dispute {
  const { id, currency, paymentIntent } = dispute;
  const transaction = addBalanceTransaction(account, {
    type: 'adjustment',
    amount,
    fee,
    currency,
    source: id,
    paymentIntent,
  });
  noteMovement(account, kind, id, { paymentIntent, amount: dispute.amount, currency });
  const next = { ...dispute, balanceTransactions: [...dispute.balanceTransactions, transaction.id] };
  account.disputes.set(id, next);
  emit(account, event, showDispute(account, next));
  return next;
}

function find({ account, id }: Call): Dispute {
  const dispute = account.disputes.get(id);
  if (dispute === undefined) throw noSuch('dispute', id, undefined);
  return dispute;
}

function retrieve(call: Call): object {
  call.params.end();
  return showDispute(call.account, find(call));
}

function list({ account, params }: Call): object {
  const charge = params.text('charge');
  const intent = params.text('payment_intent');
  return listPage(params, {
    url: '/v1/disputes',
    what: 'dispute',
    items: account.disputes.values(),
    filter: (dispute) =>
      (charge ?? dispute.charge) === dispute.charge && (intent ?? dispute.paymentIntent) === dispute.paymentIntent,
    show: (dispute) => showDispute(account, dispute),
  });
}

function update(call: Call): object {
  const { account, params, id } = call;
  const given = params.object('evidence');
  const evidence = EVIDENCE_FIELDS.flatMap((field) => {
    const text = given?.text(field, 20_000);
    return text === undefined ? [] : [[field, text] as const];
  });
  const submit = params.flag('submit') ?? true;
  const metadata = params.metadata(account.disputes.get(id)?.metadata);
  params.end();
  const dispute = find(call);
  if (given !== undefined) mustBeOpen(dispute);
  const next: Dispute = {
    ...dispute,
    evidence: { ...dispute.evidence, ...Object.fromEntries(evidence) },
    metadata,
  };
  account.disputes.set(id, next);
  if (given === undefined || !submit) {
    emit(account, 'charge.dispute.updated', showDispute(account, next));
    return showDispute(account, next);
  }
  return showDispute(account, judge(account, { ...next, submissions: next.submissions + 1 }));
}

function close(call: Call): object {
  const { account, params } = call;
  params.end();
  const dispute = find(call);
  mustBeOpen(dispute);
  return showDispute(account, end(account, dispute, dispute.status.startsWith('warning_') ? 'warning_closed' : 'lost'));
}

function mustBeOpen({ status }: Dispute): void {
  const open: readonly DisputeStatus[] = [
    'needs_response',
    'warning_needs_response',
    'warning_under_review',
    'under_review',
  ];
  if (!open.includes(status)) {
    throw invalidState('dispute_unexpected_state', `This dispute is already closed (its status is ${status}).`);
  }
}

/** In test mode the text of the evidence says what the bank will think of it. */
function judge(account: StripeAccount, dispute: Dispute): Dispute {
  const inquiry = dispute.status.startsWith('warning_');
  const reviewed: Dispute = { ...dispute, status: inquiry ? 'warning_under_review' : 'under_review' };
  account.disputes.set(reviewed.id, reviewed);
  emit(account, 'charge.dispute.updated', showDispute(account, reviewed));
  const text = dispute.evidence['uncategorized_text'] ?? '';
  if (text === 'winning_evidence') return end(account, reviewed, inquiry ? 'warning_closed' : 'won');
  if (text === 'losing_evidence') return end(account, reviewed, inquiry ? 'warning_closed' : 'lost');
  if (text !== 'escalate_inquiry_evidence' || !inquiry) return reviewed;
  return withdraw(account, { ...reviewed, status: 'needs_response' });
}

function end(account: StripeAccount, dispute: Dispute, status: DisputeStatus): Dispute {
  const closed: Dispute = { ...dispute, status };
  account.disputes.set(closed.id, closed);
  const next = status === 'won' ? reinstate(account, closed) : closed;
  emit(account, 'charge.dispute.closed', showDispute(account, next));
  return next;
}
