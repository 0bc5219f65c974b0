import type { Kysely } from 'kysely';
import { maskCardNumber } from '../../util/card-numbers.ts';
import { Refusal } from '../refusal.ts';
import type { Tables } from '../tables.ts';

/** A card of the pretended processor. The number is a published test number: no issuer ever gives it out. */
export interface TestCard {
  readonly number: string;
  readonly brand: string;
  readonly declined: boolean;
}

const CARDS: ReadonlyMap<string, TestCard> = new Map([
  ['pm_card_visa', { number: '4111111111111111', brand: 'visa', declined: false }],
  ['pm_card_mastercard', { number: '5555555555554444', brand: 'mastercard', declined: false }],
  ['pm_card_chargeDeclined', { number: '4000000000000002', brand: 'visa', declined: true }],
]);

/** What a customer may see of a card: never the number itself. */
export interface ShownCard {
  readonly id: string;
  readonly brand: string;
  readonly last4: string;
  readonly masked: string;
}

/** Is this payment method a card whose number the shop's tests know? */
export function isKnownCard(paymentMethod: string): boolean {
  return CARDS.has(paymentMethod);
}

/** The card of a payment method. @throws Refusal 400 where there is none */
export function cardOf(paymentMethod: string): TestCard {
  const card = CARDS.get(paymentMethod);
  if (card === undefined) throw new Refusal(400, 'unknown_payment_method', 'There is no such payment method.');
  return card;
}

/** How a customer sees the card of a payment method. */
export function showCard(paymentMethod: string): ShownCard {
  const { number, brand } = cardOf(paymentMethod);
  return { id: paymentMethod, brand, last4: number.slice(-4), masked: maskCardNumber(number) };
}

/** Asks the processor to charge a card, and saves the card with the account. @throws Refusal 400, 402 `card_declined` */
export async function chargeCard(db: Kysely<Tables>, account: string, paymentMethod: string): Promise<void> {
  if (cardOf(paymentMethod).declined) throw new Refusal(402, 'card_declined', 'The card was declined.');
  await db
    .insertInto('saved_cards')
    .values({ account, payment_method: paymentMethod })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
