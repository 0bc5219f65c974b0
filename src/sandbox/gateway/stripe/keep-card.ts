import { passesLuhn } from '../../../util/card-numbers.ts';
import type { CardDetails } from '../vendor-books.ts';
import type { StripeAccount } from './account.ts';
import type { Params } from './params.ts';
import type { CardToken, KeptCard } from './records.ts';
import { invalidParam, noSuch, StripeError } from './stripe-error.ts';
import { type ListedCard, testCardNamed, testCardOf } from './test-cards.ts';

/** Keeps of a typed card what may be kept. @throws StripeError 402 where it is no test card, or not valid */
export function keepCard(account: StripeAccount, typed: CardDetails): KeptCard {
  const number = typed.number.replaceAll(/[ -]/gu, '');
  if (!/^\d{12,19}$/u.test(number) || !passesLuhn(number)) {
    throw bad('incorrect_number', 'number', 'Your card number is incorrect.');
  }
  if (!/^\d{1,2}$/u.test(typed.expMonth) || Number(typed.expMonth) < 1 || Number(typed.expMonth) > 12) {
    throw bad('invalid_expiry_month', 'exp_month', "Your card's expiration month is invalid.");
  }
  const now = account.context.clock.now();
  const year = Number(typed.expYear.length === 2 ? `20${typed.expYear}` : typed.expYear);
  const past =
    year < now.getUTCFullYear() || (year === now.getUTCFullYear() && Number(typed.expMonth) <= now.getUTCMonth());
  if (!/^(?:\d\d|\d{4})$/u.test(typed.expYear) || past || year > now.getUTCFullYear() + 50) {
    throw bad('invalid_expiry_year', 'exp_year', "Your card's expiration year is invalid.");
  }
  if (!/^(?:\d{3,4})?$/u.test(typed.cvc)) {
    throw bad('invalid_cvc', 'cvc', "Your card's security code is invalid.");
  }
  const listed = testCardOf(number);
  if (listed === undefined) {
    const message = 'Your card was declined. Your request was in test mode, but used a non test card.';
    throw new StripeError(402, 'card_error', message, { code: 'card_declined', decline_code: 'test_mode_live_card' });
  }
  return kept(account, listed, Number(typed.expMonth), year);
}

/** The card of `pm_card_visa` or `tok_visa`; nothing for a token that is none of the published ones. */
export function publishedCard(account: StripeAccount, token: string): KeptCard | undefined {
  const listed = testCardNamed(token);
  return listed && kept(account, listed, 12, account.context.clock.now().getUTCFullYear() + 8);
}

/** Reads the parameter `card`: a number with its expiry, or a token, which is then used up by `spend`. @throws StripeError */
export function readCard(account: StripeAccount, params: Params): { readonly keep: () => KeptCard } {
  const token = params.text('token');
  const typed = {
    number: params.secret('number') ?? '',
    expMonth: params.secret('exp_month') ?? '',
    expYear: params.secret('exp_year') ?? '',
    cvc: params.secret('cvc') ?? '',
  };
  const networks = params.object('networks');
  networks?.text('preferred');
  if (token === undefined) {
    if (typed.number === '')
      throw invalidParam('parameter_missing', 'card[number]', 'Missing required param: card[number].');
    return { keep: () => keepCard(account, typed) };
  }
  return { keep: () => publishedCard(account, token) ?? spendToken(account, token).card };
}

function spendToken(account: StripeAccount, id: string): CardToken {
  const token = account.tokens.get(id);
  if (token === undefined) throw noSuch('token', id, 'card[token]');
  if (token.used) {
    throw new StripeError(400, 'invalid_request_error', 'You cannot use a Stripe token more than once.', {
      code: 'token_already_used',
    });
  }
  account.tokens.set(id, { ...token, used: true });
  return token;
}

function kept(account: StripeAccount, listed: ListedCard, expMonth: number, expYear: number): KeptCard {
  const { number, ...behaviour } = listed;
  return {
    brand: listed.brand,
    first6: number.slice(0, 6),
    last4: number.slice(-4),
    expMonth,
    expYear,
    fingerprint: account.fingerprintOf(number),
    behaviour,
  };
}

function bad(code: string, param: string, message: string): StripeError {
  return new StripeError(402, 'card_error', message, { code, param });
}
