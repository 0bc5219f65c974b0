import { TollgateError } from '../../model/errors.ts';
import { findCardNumbers, maskCardNumber } from '../../util/card-numbers.ts';
import { isTestCard } from '../test-cards.ts';

/**
 * Refuses a profile with a card number that no gateway publishes for tests (PCI DSS 4.0.1 requirement 6.5.5).
 * @throws TollgateError `payments/real-card`, class usage
 */
export function refuseRealCards(profileText: string): void {
  const card = findCardNumbers(profileText).find(({ digits }) => !isTestCard(digits));
  if (card === undefined) return;
  throw new TollgateError(
    'payments/real-card',
    `the payment profile holds the card number ${maskCardNumber(card.digits)}, which is no published test card; nothing was sent`,
    { class: 'usage', help: ['use a test card of your gateway, as in 4242 4242 4242 4242'] },
  );
}
