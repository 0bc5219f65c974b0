import type { CardDetails } from '../vendor-books.ts';
import type { StripeAccount } from './account.ts';
import type { Call, Endpoint } from './call.ts';
import { keepCard, readCard } from './keep-card.ts';
import type { CardToken, KeptCard } from './records.ts';
import { invalidParam, noSuch } from './stripe-error.ts';

/** Card tokens. Source: docs.stripe.com/api/tokens */
export const tokenEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/tokens', publishable: true, run: create },
  { method: 'GET', path: '/tokens/:id', run: retrieve },
];

/** A token for a card that a customer typed. @throws StripeError 402 */
export function tokenOf(account: StripeAccount, card: CardDetails): string {
  return addToken(account, keepCard(account, card)).id;
}

function addToken(account: StripeAccount, card: KeptCard): CardToken {
  const token = { id: account.newId('tok'), created: account.now(), card, used: false };
  account.tokens.set(token.id, token);
  return token;
}

function create({ account, params }: Call): object {
  const card = params.object('card');
  if (card === undefined) throw invalidParam('parameter_missing', 'card', 'Missing required param: card.');
  card.free('name');
  for (const name of [
    'address_line1',
    'address_line2',
    'address_city',
    'address_state',
    'address_zip',
    'address_country',
  ]) {
    card.free(name);
  }
  const { keep } = readCard(account, card);
  params.end();
  return show(addToken(account, keep()));
}

function retrieve({ account, params, id }: Call): object {
  params.end();
  const token = account.tokens.get(id);
  if (token === undefined) throw noSuch('token', id, undefined);
  return show(token);
}

function show({ id, created, card, used }: CardToken): object {
  return {
    id,
    object: 'token',
    card: {
      id: `card_${id.slice(4)}`,
      object: 'card',
      brand: card.brand,
      country: card.behaviour.country,
      exp_month: card.expMonth,
      exp_year: card.expYear,
      fingerprint: card.fingerprint,
      funding: card.behaviour.funding,
      last4: card.last4,
    },
    created,
    livemode: false,
    type: 'card',
    used,
  };
}
