import { exponentOf, money, moneyText } from '../../../model/money.ts';
import type { Actor } from '../../actor.ts';
import { amountText } from '../../amount-text.ts';
import { readAmount } from '../../amount.ts';
import type { Attack, Outcome } from '../../attack.ts';
import { readExact } from '../../exact-amount.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { operationOf, outValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';
import { lineOf } from '../../order-flow.ts';
import type { CurrencyUse } from '../../profile.ts';
import { addToCart, order } from '../../shop.ts';
import { placeholdersIn } from '../../template.ts';

/** A quote in a currency of other than two decimals must follow from its rate. */
export const currencyExponentIgnored: Attack = {
  rule: {
    id: 'pay/currency-exponent-ignored',
    title: 'Every currency taken to have two decimals',
    what: 'Amounts are converted to smallest units as if every currency had a hundred of them.',
    why: 'Prices in yen or dinars are wrong by a factor of ten or a hundred: customers are overcharged, or the shop sells for a tenth.',
    fix: 'Take the exponent of each currency from ISO 4217 and use it wherever an amount changes its unit.',
    level: 'error',
    securitySeverity: 8.5,
    cwe: [682],
    owasp: ['A06:2025', 'API10:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['CUR-03'],
  roles: [
    [
      { role: 'cartAdd' },
      { role: 'checkout', out: ['id', 'total'] },
      { role: 'quote', values: ['currency'], out: ['amount', 'rate'] },
    ],
  ],
  needs: ['currencies'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const { currency: own } = profile.money;
  const actor = await fixture.actor('alice');
  const line = await lineOf(fixture, actor);
  const base = (await order(fixture, actor, line)).total;
  const takesOrder = placeholdersIn(operationOf(profile, 'quote').body ?? null).includes('order');
  const id = takesOrder ? (await order(fixture, actor, line)).id : '';
  if (!takesOrder) await addToCart(fixture, actor, line);
  const others = profile.currencies.filter(({ code }) => code !== own);
  const control = others.find(({ exponent }) => exponent === exponentOf(own));
  if (control !== undefined) {
    const { factor } = await quoted(fixture, actor, control, base, id);
    if (factor !== 1n)
      throw new Inconclusive('quote: the amount in a currency of as many decimals is not base times rate');
  }
  for (const use of others.filter(({ exponent }) => exponent !== exponentOf(own))) {
    const { amount, exact, factor } = await quoted(fixture, actor, use, base, id);
    if (factor === 1n) continue;
    const text = (minor: bigint): string => moneyText(money(minor, use.code));
    return violation(fixture, {
      message: `${amountText(fixture, base)} were quoted as ${text(amount)}, where the rate of the same quote makes them ${text(exact)}.`,
      place: { role: 'quote', parameter: 'currency' },
      states: { 'by the rate': text(exact), quoted: text(amount) },
    });
  }
  return { verdict: 'held' };
}

interface Quoted {
  readonly amount: bigint;
  /** What the rate makes of the base. */
  readonly exact: bigint;
  /** By how much the two differ, upwards or downwards; 1 where only by rounding and fees. */
  readonly factor: bigint;
}

const SCALE = 12n;

async function quoted(fixture: Fixture, actor: Actor, use: CurrencyUse, base: bigint, id: string): Promise<Quoted> {
  const { profile } = fixture;
  const answer = await fixture.step({ actor, role: 'quote', values: { currency: use.code, order: id } });
  const amount = readAmount(outValue(profile, 'quote', answer, 'amount'), profile.money.unit, use.code);
  const value = outValue(profile, 'quote', answer, 'rate');
  const rate = readExact(value, typeof value === 'string' ? 'decimal-string' : 'major', 'JPY');
  if (amount === undefined || amount <= 0n || rate === undefined || rate <= 0n) {
    throw new Inconclusive('quote: the answer has no amount or no rate');
  }
  const shift = BigInt(use.exponent) - BigInt(exponentOf(profile.money.currency)) - SCALE;
  const exact = shift < 0n ? (base * rate) / 10n ** -shift : base * rate * 10n ** shift;
  const [less, more] = amount < exact ? [amount, exact] : [exact, amount];
  // A factor below five is a margin or a fee; a wrong exponent makes ten at least.
  const factor = less <= 0n ? 10n : more / less;
  return { amount, exact, factor: factor < 5n ? 1n : factor };
}
