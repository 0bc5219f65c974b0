import type { TestCard } from './test-cards.ts';

/** Why a bank did not accept a card. Source: docs.stripe.com/declines/codes */
export interface Decline {
  readonly code: string;
  readonly declineCode: string | undefined;
  readonly message: string;
  readonly adviceCode: string;
}

const MESSAGES: Readonly<Record<string, string>> = {
  expired_card: 'Your card has expired.',
  incorrect_cvc: "Your card's security code is incorrect.",
  processing_error: 'An error occurred while processing your card. Try again in a little bit.',
  authentication_required: 'Your card was declined. This transaction requires authentication.',
  insufficient_funds: 'Your card has insufficient funds.',
};

const FINAL = new Set(['lost_card', 'stolen_card', 'fraudulent', 'expired_card']);

/** The decline of a card, if it is one that declines. */
export function declineOf(card: TestCard): Decline | undefined {
  return card.decline === undefined ? undefined : decline(card.decline);
}

/** The decline `code/decline_code` or `code`. */
export function decline(text: string): Decline {
  const [code = '', declineCode] = text.split('/');
  const reason = declineCode ?? code;
  return {
    code,
    declineCode,
    message: MESSAGES[reason] ?? 'Your card was declined.',
    adviceCode: FINAL.has(reason) ? 'do_not_try_again' : 'try_again_later',
  };
}
