import type { BraintreeState } from './braintree-state.ts';
import { disputeXml, evidenceXml } from './dispute-xml.ts';
import { acceptDispute, addEvidence, type Dispute, finalizeDispute, removeEvidence } from './dispute.ts';
import { isFields, nested, readFields, text } from './read-body.ts';
import { invalid, notFound } from './refusal.ts';
import { answer, type Answer, type BraintreeRoute, EMPTY } from './route-table.ts';
import { xmlCollection } from './xml.ts';

const PAGE_SIZE = 50;

/** Chargebacks: look at them, give in, or answer with evidence. */
export const DISPUTE_ROUTES: readonly BraintreeRoute[] = [
  { method: 'GET', path: '/disputes/:id', handle: (state, { id }) => told(state, find(state, id)) },
  {
    method: 'PUT',
    path: '/disputes/:id/accept',
    handle: (state, { id }) => told(state, acceptDispute(state, find(state, id))),
  },
  {
    method: 'PUT',
    path: '/disputes/:id/finalize',
    handle: (state, { id }) => told(state, finalizeDispute(state, find(state, id))),
  },
  {
    method: 'POST',
    path: '/disputes/:id/evidence',
    handle(state, { id, body }) {
      const dispute = find(state, id);
      const fields = readFields(body, 'evidence', ['comments', 'category', 'sequence_number']);
      const comment = text(fields, 'comments');
      if (comment === undefined) throw invalid('dispute', 'evidence', '95706', 'Evidence must have comments.');
      const evidence = addEvidence(state, dispute, comment, text(fields, 'category'));
      return answer(200, 'evidence', evidenceXml(evidence));
    },
  },
  {
    method: 'DELETE',
    path: '/disputes/:id/evidence/:part',
    handle(state, { id, part }) {
      const dispute = find(state, id);
      if (!dispute.evidence.some((evidence) => evidence.id === part)) throw notFound();
      removeEvidence(state, dispute, part);
      return EMPTY;
    },
  },
  {
    method: 'POST',
    path: '/disputes/advanced_search',
    handle(state, { body, query }) {
      const wanted = nested(isFields(body) ? body : {}, 'search', ['id', 'status', 'transaction_id']);
      const found = [...state.disputes.values()].filter(
        (dispute) =>
          matches(wanted['id'], dispute.id) &&
          matches(wanted['transaction_id'], dispute.transactionId) &&
          (!Array.isArray(wanted['status']) || wanted['status'].includes(dispute.status)),
      );
      const page = Math.max(1, Number.parseInt(query.get('page') ?? '1', 10) || 1);
      const items = found
        .slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
        .map((dispute) => disputeXml(dispute, state.transactions.get(dispute.transactionId)));
      const numbers = { current_page_number: page, page_size: PAGE_SIZE, total_items: found.length };
      return answer(200, 'disputes', xmlCollection('dispute', items, numbers));
    },
  },
];

function matches(criterion: unknown, value: string): boolean {
  return !isFields(criterion) || criterion['is'] === undefined || criterion['is'] === value;
}

function find(state: BraintreeState, id: string): Dispute {
  const dispute = state.disputes.get(id);
  if (dispute === undefined) throw notFound();
  return dispute;
}

function told(state: BraintreeState, dispute: Dispute): Answer {
  return answer(200, 'dispute', disputeXml(dispute, state.transactions.get(dispute.transactionId)));
}
