import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { makePayment } from '../../payments.ts';

/** A line break in a memo must not begin a line of the log. */
export const logLineForged: Attack = {
  rule: {
    id: 'pay/log-line-forged',
    title: 'Text of a customer begins a new line of the log',
    what: 'A line break in the memo of a payment is written into the log as it is.',
    why: 'Attackers write entries of their own into the log, of payments and refunds that never were, or hide theirs among them.',
    fix: 'Write logs as one JSON object a line, by a library that encodes control characters.',
    level: 'warning',
    securitySeverity: 5.5,
    cwe: [117],
    owasp: ['A09:2025'],
    pci: ['6.2.4', '10.3.2'],
    since: '0.1.0',
  },
  roles: [
    [
      { role: 'updatePayment', values: ['text'] },
      { role: 'pay', out: ['id'] },
      { role: 'getPayment', values: ['payment'], out: ['amount'] },
    ],
  ],
  needs: ['hooks.log'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const actor = await fixture.actor('alice');
  const { id } = await makePayment(fixture, actor, 'pay');
  const name = `tg${fixture.key().slice(0, 8)}`;
  const logged = async (text: string): Promise<readonly string[]> => {
    await fixture.attempt({ actor, role: 'updatePayment', values: { payment: id, text } });
    const answer = await readBack(fixture, () => fixture.hook('log'));
    return answer.text.split('\n');
  };
  // Where the memo is not logged it cannot forge anything.
  if (!(await logged(`memo ${name}`)).some((line) => line.includes(name))) return { verdict: 'held' };
  for (const end of ['\n', '\r\n', '\r']) {
    const forged = `${name} payment.refunded amount=100900`;
    const lines = await logged(`memo${end}${forged}${end}`);
    if (!lines.some((line) => line.startsWith(forged))) continue;
    return violation(fixture, {
      message: 'A line that a customer wrote into the memo of a payment is a line of the log.',
      place: { role: 'updatePayment', parameter: 'description' },
      states: { 'line sent': 'payment.refunded amount=100900', 'line in the log': 'payment.refunded amount=100900' },
    });
  }
  return { verdict: 'held' };
}
