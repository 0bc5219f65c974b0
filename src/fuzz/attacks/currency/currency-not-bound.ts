import { exponentOf, money, moneyText } from '../../../model/money.ts';
import { amountText } from '../../amount-text.ts';
import { readAmount } from '../../amount.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import type { Json } from '../../json.ts';
import { outText, outValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { awaitEffect, readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { openOrder, ORDER_ROLES, payValues, readOrder } from '../../order-flow.ts';
import type { Profile } from '../../profile.ts';
import { isSuccess } from '../../wire.ts';

/** An order must not be paid number for number in another currency. */
export const currencyNotBound: Attack = {
  rule: {
    id: 'pay/currency-not-bound',
    title: 'Currency of a payment is not bound to the order',
    what: 'An order in one currency is paid with the same number of another, weaker one.',
    why: 'Ten yen are not ten euros: the buyer pays a fraction of the price.',
    fix: 'Charge the order in its own currency, whatever the request says, and compare amount and currency of what was captured.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [345, 472],
    owasp: ['A08:2025', 'API3:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['CUR-01'],
  roles: [
    [
      ...ORDER_ROLES,
      { role: 'payCurrency', values: ['order', 'currency'], out: ['id'] },
      { role: 'getPayment', values: ['payment'], out: ['amount', 'currency'] },
    ],
  ],
  needs: ['currencies', 'states.paid'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const own = profile.money.currency;
  const actor = await fixture.actor('alice');
  const control = await openOrder(fixture, actor);
  await fixture.step({ actor, role: 'payCurrency', values: payValues(profile, control) });
  const paid = async (): Promise<boolean> => (await readOrder(fixture, actor, control.id)).paid;
  await awaitEffect(fixture, paid, Boolean, 'payCurrency: the order read back is not paid in its own currency');
  const placed = await openOrder(fixture, actor);
  const values = { ...payValues(profile, placed), currency: weakest(profile) };
  const answer = await fixture.attempt({ actor, role: 'payCurrency', values });
  if (!isSuccess(answer)) return { verdict: 'held' };
  const payment = outText(profile, 'payCurrency', answer, 'id');
  const after = await readBack(fixture, () => readOrder(fixture, actor, placed.id));
  const shown = await fixture.step({ actor, role: 'getPayment', values: { payment } });
  const currency = textOf(outValue(profile, 'getPayment', shown, 'currency'), own).toUpperCase();
  const amount = readAmount(outValue(profile, 'getPayment', shown, 'amount'), profile.money.unit, currency);
  const same =
    amount === placed.total || (amount !== undefined && whole(amount, currency) === whole(placed.total, own));
  if (!after.paid || currency === own || amount === undefined || !same) return { verdict: 'held' };
  return violation(fixture, {
    message: `An order of ${amountText(fixture, placed.total)} was paid with ${moneyText(money(amount, currency))}.`,
    place: { role: 'payCurrency', parameter: 'currency' },
    states: {
      total: amountText(fixture, placed.total),
      paid: moneyText(money(amount, currency)),
      status: after.status,
    },
  });
}

// Whole units, since some apps keep the number and some the decimals.
function whole(minor: bigint, code: string): bigint {
  return minor / 10n ** BigInt(exponentOf(code));
}

function textOf(value: Json | undefined, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

// The fewer decimals, the smaller one unit of it usually is.
function weakest({ currencies, money: { currency } }: Profile): string {
  const others = currencies.filter(({ code }) => code !== currency);
  const [first] = others.toSorted((left, right) => left.exponent - right.exponent);
  return first?.code ?? currency;
}
