import { amountText } from '../../amount-text.ts';
import type { Actor } from '../../actor.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { amountValue } from '../../operation.ts';
import { ORDER_ROLES, openOrder, type OrderState, payOrder, payValues, readOrder } from '../../order-flow.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { readPayment } from '../../payments.ts';
import type { Order } from '../../shop.ts';

/** An order must not become paid while the gateway answers nothing but errors. */
export const gatewayFailurePaid: Attack = {
  rule: {
    id: 'pay/gateway-failure-paid',
    title: 'A failing gateway makes orders paid',
    what: 'While every call to the gateway fails, a payment counts as made and its order as paid.',
    why: 'An outage, or one that is brought about on purpose, gives the goods away.',
    fix: 'Fail closed: an order is paid by the gateway’s own word only; what is unknown stays pending until it is asked again.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [636, 755],
    owasp: ['A10:2025', 'API10:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  roles: [
    [
      ...ORDER_ROLES,
      { role: 'refund', values: ['payment', 'amount'] },
      { role: 'getPayment', values: ['payment'], out: ['amount', 'refunded'] },
    ],
  ],
  needs: ['states.paid', 'hooks.fault', 'hooks.clearFaults'],
  disturbs: true,
  run: (context) => confirmed(context, probe),
};

// More calls than any app makes again.
const TIMES = 1000n;

async function probe(fixture: Fixture): Promise<Outcome> {
  const actor = await fixture.actor('alice');
  const payment = await payOrder(fixture, actor, await openOrder(fixture, actor));
  const placed = await openOrder(fixture, actor);
  const before = await readOrder(fixture, actor, placed.id);
  if (before.paid) throw new Inconclusive('checkout: a new order is paid already');
  try {
    await fixture.hook('fault', { kind: 'error', times: TIMES, provider: 'stripe' });
    const seen = await payUnderFault(fixture, actor, placed);
    if (!seen.paid) return { verdict: 'held' };
    await checkOutage(fixture, actor, payment);
    return violation(fixture, {
      message: `An order of ${amountText(fixture, placed.total)} became ${seen.status} while the gateway answered every call with an error.`,
      place: { role: 'pay' },
      money: { kind: 'unpaid', amount: placed.total },
      states: { 'order before': before.status, 'order after': seen.status },
    });
  } finally {
    await fixture.hook('clearFaults');
  }
}

async function payUnderFault(fixture: Fixture, actor: Actor, placed: Order): Promise<OrderState> {
  const values = payValues(fixture.profile, placed);
  // What the app answers meanwhile is its own affair; 503 is the honest one.
  await fixture.attempt({ actor, role: 'pay', values }).catch((error: unknown) => {
    if (!(error instanceof Inconclusive)) throw error;
  });
  return readBack(fixture, () => readOrder(fixture, actor, placed.id));
}

// The fault must strike the gateway that this app uses: a refund, too, must come to nothing.
async function checkOutage(fixture: Fixture, actor: Actor, payment: string): Promise<void> {
  const { captured, refunded } = await readPayment(fixture, actor, payment);
  const values = { payment, amount: amountValue(fixture.profile, captured - refunded) };
  await fixture.attempt({ actor, role: 'refund', values }).catch((error: unknown) => {
    if (!(error instanceof Inconclusive)) throw error;
  });
  const after = await readBack(fixture, () => readPayment(fixture, actor, payment));
  if (after.refunded > refunded) throw new Inconclusive('hooks.fault: the gateway works all the same');
}
