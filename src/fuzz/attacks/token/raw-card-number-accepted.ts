import { money, moneyText } from '../../../model/money.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { leaveOut } from '../../leave-out.ts';
import { violation } from '../../oracles/violation.ts';
import { operationOf } from '../../operation.ts';
import { PAY_WITH, payHonestly, tryToPay } from '../../pay-with.ts';
import type { WireRequest } from '../../wire.ts';

/** A request with a card number in the place of a token must not pay for an order. */
export const rawCardNumberAccepted: Attack = {
  rule: {
    id: 'pay/raw-card-number-accepted',
    title: 'Raw card numbers are taken',
    what: 'The app takes a card number in a request to its own server and charges it.',
    why: 'Every system that the number passes through is in the scope of PCI DSS, and each of its logs and dumps holds cards.',
    fix: 'Let the fields of the gateway turn the number into a token in the browser, and refuse requests that hold a card.',
    level: 'error',
    securitySeverity: 7.5,
    cwe: [319, 311],
    owasp: ['A04:2025', 'API8:2023'],
    pci: ['3.5.1', '4.2.1', '6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['TOK-02'],
  roles: [[...PAY_WITH, { role: 'payWith', fields: ['method', 'card'] }]],
  needs: ['methods.ok', 'paid-states'],
  run: (context) => confirmed(context, probe),
};

// Published by Stripe for tests; belongs to nobody.
const CARD = { number: '4242424242424242', exp_month: 12n, exp_year: 2040n, cvc: '123' } as const;

async function probe(fixture: Fixture): Promise<Outcome> {
  const { methods, money: unit } = fixture.profile;
  const alice = await fixture.actor('alice');
  await payHonestly(fixture, alice, methods.ok ?? '');
  const pointer = operationOf(fixture.profile, 'payWith').fields['method'] ?? '/method';
  const rewrite = (request: WireRequest): WireRequest => leaveOut(request, pointer);
  const bought = await tryToPay(fixture, alice, '', { tampering: { card: CARD }, rewrite });
  if (bought === undefined) return { verdict: 'held' };
  // With neither card nor method nothing may be paid: else it was not the card that paid.
  if ((await tryToPay(fixture, alice, '', { rewrite })) !== undefined) {
    throw new Inconclusive('payWith: an order is paid without any payment method');
  }
  const total = moneyText(money(bought.total, unit.currency));
  return violation(fixture, {
    message: `The app took a raw card number and charged ${total} to it.`,
    place: { role: 'payWith', parameter: 'card' },
    states: { 'order paid with a card number': total },
  });
}
