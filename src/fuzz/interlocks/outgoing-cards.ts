import { findCardNumbers, maskCardNumber } from '../../util/card-numbers.ts';
import { Inconclusive } from '../inconclusive.ts';
import { isTestCard } from '../test-cards.ts';
import type { WireRequest } from '../wire.ts';

// So many digits, however parted, are the fewest that a card number has.
const LONG_NUMBER = /\d(?:[ -]?\d){11}/u;

/**
 * Keeps a request back that holds a card number which no gateway publishes for tests, wherever it came from: an answer of
 * the app, or chance (PCI DSS 4.0.1 requirement 6.5.5). @throws Inconclusive
 */
export function refuseOutgoingCards({ label, path, body = '' }: WireRequest): void {
  if (!LONG_NUMBER.test(body) && !LONG_NUMBER.test(path)) return;
  const card = [...findCardNumbers(body), ...findCardNumbers(path)].find(({ digits }) => !isTestCard(digits));
  if (card === undefined) return;
  throw new Inconclusive(`${label}: not sent, ${maskCardNumber(card.digits)} is no published test card`);
}
