import { createHmac } from 'node:crypto';

/** An account at a bank of the test mode; amounts in minor units. */
export interface BankAccount {
  readonly id: string;
  readonly name: string;
  readonly officialName: string;
  readonly type: 'depository' | 'credit';
  readonly subtype: 'checking' | 'savings' | 'credit card';
  /** The number; only `auth/get` tells it. */
  readonly number: string;
  /** What was there when it was linked. */
  readonly opening: bigint;
  readonly limit?: bigint;
}

/** An endless row of numbers from 0 to `below` - 1 that repeats with the key; a new one for each name. */
export type Draw = (name: string, below: number) => number;

/** Draws by HMAC, so that what is drawn for one name does not depend on what else was asked. */
export function drawFrom(key: string): Draw {
  return (name, below) => createHmac('sha256', key).update(name).digest().readUInt32BE(0) % below;
}

/** The three accounts that a customer of a test bank has, the same for the same key. */
export function accountsFor(key: string, idOf: () => string): readonly BankAccount[] {
  const draw = drawFrom(key);
  const number = (name: string): string =>
    `1111${String(draw(name, 1e9)).padStart(8, '0').slice(-8)}${String(draw(`${name} end`, 1e4)).padStart(4, '0')}`;
  const cents = (name: string, from: number, to: number): bigint => BigInt(from * 100 + draw(name, (to - from) * 100));
  return [
    {
      id: idOf(),
      name: 'Plaid Checking',
      officialName: 'Plaid Gold Standard 0% Interest Checking',
      type: 'depository',
      subtype: 'checking',
      number: number('checking'),
      opening: cents('checking balance', 500, 9000),
    },
    {
      id: idOf(),
      name: 'Plaid Saving',
      officialName: 'Plaid Silver Standard 0.1% Interest Saving',
      type: 'depository',
      subtype: 'savings',
      number: number('savings'),
      opening: cents('savings balance', 1000, 40_000),
    },
    {
      id: idOf(),
      name: 'Plaid Credit Card',
      officialName: 'Plaid Diamond 12.5% APR Interest Credit Card',
      type: 'credit',
      subtype: 'credit card',
      number: number('credit'),
      opening: cents('credit balance', 100, 1500),
      limit: 200_000n,
    },
  ];
}
