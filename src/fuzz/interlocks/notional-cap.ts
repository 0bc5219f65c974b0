import { moneyText, money } from '../../model/money.ts';
import { readAmount } from '../amount.ts';
import { Inconclusive } from '../inconclusive.ts';
import type { Json } from '../json.ts';
import type { Profile } from '../profile.ts';

/** Bounds what all requests of a run together may ask to be moved. */
export interface NotionalCap {
  /** Counts a request that moves money. @throws Inconclusive where it would go beyond the cap: it is not sent */
  admit(role: string, profile: Pick<Profile, 'money'>, values: Readonly<Record<string, Json>>): void;
}

/** Beyond loopback, where the profile says nothing: 10,000.00 of a currency with two decimals. */
export const REMOTE_CAP = 1_000_000n;

/** A cap of so many minor units of the profile's currency; what is asked for below zero counts like what is above. */
export function openNotionalCap(most: bigint): NotionalCap {
  let asked = 0n;
  return {
    admit(role, { money: { unit, currency } }, values) {
      const amount = magnitudeOf(values['amount'], unit, currency);
      if (amount === undefined || asked + amount > most) {
        const cap = moneyText(money(most, currency));
        throw new Inconclusive(`${role}: not sent, it would move more than the cap of ${cap} for a run`);
      }
      asked += amount;
    },
  };
}

// An amount that cannot be read is not let through: the app may read it as any other.
function magnitudeOf(value: Json | undefined, ...how: [Profile['money']['unit'], string]): bigint | undefined {
  if (value === undefined) return 0n;
  const read = readAmount(value, ...how);
  return read === undefined ? undefined : read < 0n ? -read : read;
}
