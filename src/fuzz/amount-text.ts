import { money, moneyText } from '../model/money.ts';
import type { Fixture } from './fixture.ts';

/** Minor units of the profile's currency as people read them: `10.09 EUR`. */
export function amountText({ profile }: Pick<Fixture, 'profile'>, minor: bigint): string {
  return moneyText(money(minor, profile.money.currency));
}
