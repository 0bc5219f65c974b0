import { money, moneyText } from '../../../model/money.ts';
import type { Actor } from '../../actor.ts';
import { readAmount } from '../../amount.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { operationOf, outText, outValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';
import { lineOf, openOrder } from '../../order-flow.ts';
import type { Profile } from '../../profile.ts';
import { addToCart } from '../../shop.ts';
import { placeholdersIn } from '../../template.ts';
import { type Answer, isSuccess } from '../../wire.ts';

/** A quote must not be accepted after its end. */
export const expiredQuoteHonoured: Attack = {
  rule: {
    id: 'pay/expired-quote-honoured',
    title: 'Expired quote honoured',
    what: 'A quote is accepted after the time until which it holds.',
    why: 'Customers wait for the rate to move and then choose the better one: the shop gives away an option for nothing.',
    fix: 'Compare the end of the quote with the server’s clock in the transaction that accepts it.',
    level: 'warning',
    securitySeverity: 5.5,
    cwe: [613, 841],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['TIM-01'],
  roles: [
    [
      { role: 'cartAdd' },
      { role: 'quote', out: ['id', 'amount'] },
      { role: 'acceptQuote', values: ['quote'], out: ['id'] },
      { role: 'getOrder', values: ['order'], out: ['total'] },
    ],
  ],
  needs: ['limits.quoteMs', 'hooks.clock'],
  disturbs: true,
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const actor = await fixture.actor('alice');
  const inTime = await quote(fixture, actor);
  const answer = await fixture.step({ actor, role: 'acceptQuote', values: { quote: inTime.id } });
  await readOrderOf(fixture, actor, answer);
  const late = await quote(fixture, actor);
  await fixture.hook('clock', { ms: (fixture.profile.limits.quoteMs ?? 0n) + 1000n });
  const accepted = await fixture.attempt({ actor, role: 'acceptQuote', values: { quote: late.id } });
  if (!isSuccess(accepted)) return { verdict: 'held' };
  const total = await readOrderOf(fixture, actor, accepted);
  if (total !== late.amount) return { verdict: 'held' };
  const text = moneyText(money(total, late.currency));
  return violation(fixture, {
    message: `A quote of ${text} was accepted after its end, and the order is to be paid at it.`,
    place: { role: 'acceptQuote', parameter: 'quote' },
    states: { quoted: text, 'total of the order': text },
  });
}

async function quote(
  fixture: Fixture,
  actor: Actor,
): Promise<{ readonly id: string; readonly amount: bigint | undefined; readonly currency: string }> {
  const { profile } = fixture;
  const { currency } = quotedCurrency(profile);
  const order = placeholdersIn(operationOf(profile, 'quote').body ?? null).includes('order')
    ? (await openOrder(fixture, actor)).id
    : '';
  if (order === '') await addToCart(fixture, actor, await lineOf(fixture, actor));
  const answer = await fixture.step({ actor, role: 'quote', values: { currency, order } });
  const amount = readAmount(outValue(profile, 'quote', answer, 'amount'), profile.money.unit, currency);
  return { id: outText(profile, 'quote', answer, 'id'), amount, currency };
}

async function readOrderOf(fixture: Fixture, actor: Actor, accepted: Answer): Promise<bigint> {
  const { profile } = fixture;
  const id = outText(profile, 'acceptQuote', accepted, 'id');
  const answer = await fixture.step({ actor, role: 'getOrder', values: { order: id } });
  const { currency } = quotedCurrency(profile);
  const total = readAmount(outValue(profile, 'getOrder', answer, 'total'), profile.money.unit, currency);
  if (total === undefined) throw new Inconclusive('getOrder: the answer has no amount as total');
  return total;
}

function quotedCurrency({ currencies, money: { currency } }: Profile): { readonly currency: string } {
  return { currency: currencies.find(({ code }) => code !== currency)?.code ?? currency };
}
