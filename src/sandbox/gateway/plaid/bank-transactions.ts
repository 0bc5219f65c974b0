import type { Draw } from './bank-account.ts';

/** One booking on a bank account. */
export interface BankTransaction {
  readonly id: string;
  readonly accountId: string;
  /** Minor units; positive where money leaves the account, as Plaid counts. */
  readonly amount: bigint;
  readonly name: string;
  readonly merchant: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly category: string;
  readonly pending: boolean;
  /** Of a posted booking: the pending one that it replaced. */
  readonly pendingId?: string;
}

/** One entry of the log that a cursor walks along. */
export interface BankChange {
  readonly kind: 'added' | 'modified' | 'removed';
  readonly transaction: BankTransaction;
}

const DAY = 24 * 3_600_000;
const MERCHANTS: readonly (readonly [name: string, text: string, category: string])[] = [
  ['Uber', 'UBER 072515 SF**POOL**', 'TRANSPORTATION'],
  ['Starbucks', 'STARBUCKS STORE 00123', 'FOOD_AND_DRINK'],
  ["McDonald's", "McDonald's #3322", 'FOOD_AND_DRINK'],
  ['Sparkfun', 'SparkFun Electronics', 'GENERAL_MERCHANDISE'],
  ['Touchstone Climbing', 'Touchstone Climbing', 'PERSONAL_CARE'],
  ['United Airlines', 'United Airlines', 'TRAVEL'],
  ['Madison Bicycle Shop', 'Madison Bicycle Shop', 'GENERAL_MERCHANDISE'],
  ['KFC', 'KFC', 'FOOD_AND_DRINK'],
];

/** `YYYY-MM-DD` of a day, counted from the epoch. */
export function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The day of a time, counted from the epoch. */
export function dayOf(time: Date): number {
  return Math.floor(time.getTime() / DAY);
}

/** A booking of an account on a day; `name` sets it apart from the others of that day. */
export function booking(
  draw: Draw,
  accountId: string,
  day: number,
  name: string,
  idOf: () => string,
  pending: boolean,
): BankTransaction {
  const seed = `${accountId} ${day} ${name}`;
  const [merchant, text, category] = MERCHANTS[draw(`${seed} merchant`, MERCHANTS.length)] ?? [
    'KFC',
    'KFC',
    'FOOD_AND_DRINK',
  ];
  const income = draw(`${seed} direction`, 10) === 0;
  const cents = BigInt(100 + draw(`${seed} amount`, 9900));
  return {
    id: idOf(),
    accountId,
    amount: income ? -cents * 5n : cents,
    name: income ? 'ACH Electronic Credit GUSTO PAY' : text,
    merchant: income ? 'Gusto' : merchant,
    date: dateOf(day),
    category: income ? 'INCOME' : category,
    pending,
  };
}
