import { exponentOf, moneyText, money as moneyOf } from '../model/money.ts';

/** What can become of money: made from nothing, moved without a right to, or owed for goods and never paid. */
export type MoneyEffectKind = 'created' | 'moved' | 'unpaid';

/** Money of one attack; minor units of the profile's currency, or of the one named. */
export interface MoneyEffect {
  readonly kind: MoneyEffectKind;
  readonly amount: bigint;
  /** ISO 4217. */
  readonly currency?: string;
}

/** Money that should not be where it is now. */
export interface PhantomMoney {
  readonly kind: MoneyEffectKind;
  readonly minor: bigint;
  /** ISO 4217, in capitals. */
  readonly currency: string;
}

const WORDS: Readonly<Record<MoneyEffectKind, string>> = {
  created: 'created from nothing',
  moved: 'moved without right',
  unpaid: 'not paid for',
};
const KINDS: readonly MoneyEffectKind[] = ['created', 'moved', 'unpaid'];

/** The effect as phantom money; empty where nothing is left of it. */
export function phantomMoneyOf({ kind, amount, currency }: MoneyEffect, own: string): PhantomMoney[] {
  return amount > 0n ? [{ kind, minor: amount, currency: (currency ?? own).toUpperCase() }] : [];
}

/**
 * The phantom money of a run, a line for each currency: `EUR 4,210.00: 4,000.00 created from nothing, 210.00 not paid for`,
 * or `EUR 4,210.00 created from nothing` where it is of one kind.
 */
export function phantomMoneyLines(all: readonly PhantomMoney[]): string[] {
  const currencies = [...new Set(all.map(({ currency }) => currency))].toSorted();
  return currencies.map((currency) => {
    const sums = KINDS.map((kind) => ({
      kind,
      sum: all
        .filter((one) => one.kind === kind && one.currency === currency)
        .reduce((total, { minor }) => total + minor, 0n),
    })).filter(({ sum }) => sum > 0n);
    const total = sums.reduce((all_, { sum }) => all_ + sum, 0n);
    const [first] = sums;
    if (sums.length === 1 && first !== undefined) return `${amountText(total, currency)} ${WORDS[first.kind]}`;
    const parts = sums.map(({ kind, sum }) => `${amountText(sum, currency).slice(4)} ${WORDS[kind]}`);
    return `${amountText(total, currency)}: ${parts.join(', ')}`;
  });
}

/** `EUR 4,210.00`: in groups of three digits, since these sums grow long. */
function amountText(minor: bigint, currency: string): string {
  const [whole = '', fraction] = moneyText(moneyOf(minor, currency)).slice(4).split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
  return `${currency} ${grouped}${exponentOf(currency) === 0 ? '' : `.${fraction ?? ''}`}`;
}
