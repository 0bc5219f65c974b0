import { money, moneyText } from '../../../model/money.ts';
import { readAmount } from '../../amount.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { numberText } from '../../json.ts';
import { operationOf, outValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';
import { lineOf, openOrder } from '../../order-flow.ts';
import { addToCart } from '../../shop.ts';
import { placeholdersIn } from '../../template.ts';
import { type Answer, isSuccess } from '../../wire.ts';

/** A rate in the request for a quote must not change what is quoted. */
export const clientRateTrusted: Attack = {
  rule: {
    id: 'pay/client-rate-trusted',
    title: 'Exchange rate taken from the client',
    what: 'A quote is computed with the exchange rate that the client sends.',
    why: 'Whoever names the rate names the price.',
    fix: 'Take rates from your own source at the time of the quote, and refuse requests that carry one.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [915, 472],
    owasp: ['A08:2025', 'API3:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['AMT-08'],
  roles: [[{ role: 'cartAdd' }, { role: 'quote', fields: ['rate'], out: ['id', 'amount'] }]],
  needs: ['currencies'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const { profile } = fixture;
  const actor = await fixture.actor('alice');
  const placed = placeholdersIn(operationOf(profile, 'quote').body ?? null).includes('order')
    ? (await openOrder(fixture, actor)).id
    : '';
  if (placed === '') await addToCart(fixture, actor, await lineOf(fixture, actor));
  const code = profile.currencies.find((use) => use.code !== profile.money.currency)?.code ?? profile.money.currency;
  const values = { order: placed, currency: code };
  const amountOf = (answer: Answer): bigint | undefined =>
    readAmount(outValue(profile, 'quote', answer, 'amount'), profile.money.unit, code);
  const honest = amountOf(await fixture.step({ actor, role: 'quote', values }));
  if (honest === undefined) throw new Inconclusive('quote: the answer has no amount');
  const tampering = { rate: numberText('0.001') };
  const answer = await fixture.attempt({ actor, role: 'quote', values, tampering });
  const forged = isSuccess(answer) ? amountOf(answer) : undefined;
  if (forged === undefined || forged * 10n > honest) return { verdict: 'held' };
  return violation(fixture, {
    message: `A quote of ${moneyText(money(honest, code))} became ${moneyText(money(forged, code))} because the client sent the rate 0.001.`,
    place: { role: 'quote', parameter: 'rate' },
    money: { kind: 'unpaid', amount: honest - forged, currency: code },
    states: {
      'quoted without a rate': moneyText(money(honest, code)),
      'quoted with it': moneyText(money(forged, code)),
    },
  });
}
