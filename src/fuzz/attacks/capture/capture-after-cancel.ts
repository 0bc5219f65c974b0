import { amountText } from '../../amount-text.ts';
import type { Actor } from '../../actor.ts';
import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { amountValue } from '../../operation.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { captureInFull, makePayment, readPayment } from '../../payments.ts';

/** An authorisation that was given up or has run out must not be captured. */
export const captureAfterCancel: Attack = {
  rule: {
    id: 'pay/capture-after-cancel',
    title: 'A cancelled or expired authorisation is captured',
    what: 'A capture is booked for a payment that was cancelled before, or whose authorisation has run out.',
    why: 'Customers are charged for what they cancelled, or the books show money that no bank will pay.',
    fix: 'Capture only from the state in which the payment waits for it, and check the age of the authorisation.',
    level: 'error',
    securitySeverity: 9,
    cwe: [672, 841],
    owasp: ['A06:2025', 'API6:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['STA-04', 'STA-06'],
  roles: [
    [
      { role: 'authorize', out: ['id'] },
      { role: 'cancel', values: ['payment'] },
      { role: 'capture', values: ['payment', 'amount'] },
      { role: 'getPayment', values: ['payment'], out: ['amount', 'captured'] },
    ],
  ],
  disturbs: true,
  run: (context) => {
    const { hooks, limits } = context.profile;
    const timed = hooks.clock !== undefined && limits.authorizationMs !== undefined;
    return timed ? confirmed(context, canceled, expired) : confirmed(context, canceled);
  },
};

async function canceled(fixture: Fixture): Promise<Outcome> {
  const end = async (actor: Actor, payment: string): Promise<void> => {
    await fixture.step({ actor, role: 'cancel', values: { payment } });
  };
  return attack(fixture, end, 'was cancelled');
}

async function expired(fixture: Fixture): Promise<Outcome> {
  const end = async (): Promise<void> => {
    await fixture.hook('clock', { ms: (fixture.profile.limits.authorizationMs ?? 0n) + DAY_MS });
  };
  return attack(fixture, end, 'had run out');
}

const DAY_MS = 86_400_000n;

async function attack(
  fixture: Fixture,
  end: (actor: Actor, payment: string) => Promise<void>,
  fate: string,
): Promise<Outcome> {
  const actor = await fixture.actor('alice');
  const control = await makePayment(fixture, actor, 'authorize');
  await captureInFull(fixture, actor, control);
  const payment = await makePayment(fixture, actor, 'authorize');
  await end(actor, payment.id);
  const before = await readBack(fixture, () => readPayment(fixture, actor, payment.id));
  if (before.captured > 0n) throw new Inconclusive('cancel: something is captured already');
  const values = { payment: payment.id, amount: amountValue(fixture.profile, control.amount) };
  await fixture.attempt({ actor, role: 'capture', values });
  const after = await readBack(fixture, () => readPayment(fixture, actor, payment.id));
  if (after.captured <= before.captured) return { verdict: 'held' };
  return violation(fixture, {
    message: `${amountText(fixture, after.captured)} were captured of an authorisation that ${fate}.`,
    place: { role: 'capture' },
    money: { kind: 'moved', amount: after.captured },
    states: {
      'captured before': amountText(fixture, before.captured),
      'captured after': amountText(fixture, after.captured),
    },
  });
}
