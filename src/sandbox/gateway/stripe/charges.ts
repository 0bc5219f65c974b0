import type { Call, Endpoint } from './call.ts';
import { emit } from './emit.ts';
import { listPage } from './list.ts';
import type { Charge } from './records.ts';
import { searchPage } from './search.ts';
import { showCharge } from './show.ts';
import { noSuch } from './stripe-error.ts';

/** Charges, which payment intents make: read, change, list, search. Source: docs.stripe.com/api/charges */
export const chargeEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/charges', run: list },
  { method: 'GET', path: '/charges/search', run: search },
  { method: 'GET', path: '/charges/:id', run: retrieve },
  { method: 'POST', path: '/charges/:id', run: update },
];

function find({ account, id }: Call): Charge {
  const charge = account.charges.get(id);
  if (charge === undefined) throw noSuch('charge', id, undefined);
  return charge;
}

function retrieve(call: Call): object {
  call.params.end();
  return showCharge(find(call));
}

function update(call: Call): object {
  const { account, params, id } = call;
  const description = params.text('description', 1000);
  const receiptEmail = params.text('receipt_email');
  const metadata = params.metadata(account.charges.get(id)?.metadata);
  params.end();
  const charge = find(call);
  const next: Charge = {
    ...charge,
    description: description ?? charge.description,
    receiptEmail: receiptEmail ?? charge.receiptEmail,
    metadata,
  };
  account.charges.set(id, next);
  emit(account, 'charge.updated', showCharge(next), { metadata: charge.metadata });
  return showCharge(next);
}

function list({ account, params }: Call): object {
  const customer = params.text('customer');
  const intent = params.text('payment_intent');
  return listPage(params, {
    url: '/v1/charges',
    what: 'charge',
    items: account.charges.values(),
    filter: (charge) =>
      (customer ?? charge.customer) === charge.customer && (intent ?? charge.paymentIntent) === charge.paymentIntent,
    show: showCharge,
  });
}

function search({ account, params }: Call): object {
  return searchPage(params, {
    url: '/v1/charges/search',
    items: account.charges.values(),
    show: showCharge,
    fields: {
      amount: ({ amount }) => amount,
      created: ({ created }) => BigInt(created),
      currency: ({ currency }) => currency,
      customer: ({ customer }) => customer,
      status: ({ status }) => status,
    },
  });
}
