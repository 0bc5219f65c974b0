import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { readBack } from '../../oracles/effect.ts';
import { violation } from '../../oracles/violation.ts';
import { makePayment } from '../../payments.ts';
import type { Answer } from '../../wire.ts';

/** Markup in a memo must show in the receipt as text. */
export const memoMarkupInReceipt: Attack = {
  rule: {
    id: 'pay/memo-markup-in-receipt',
    title: 'Memo of a payment becomes markup',
    what: 'The memo of a payment is put into the receipt as HTML, not as text.',
    why: 'A script in the memo runs in the browser of whoever opens the receipt: customers, support, finance.',
    fix: 'Encode all text for the place it is put into, and send a Content-Security-Policy besides.',
    level: 'error',
    securitySeverity: 8,
    cwe: [79],
    owasp: ['A05:2025'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  roles: [
    [
      { role: 'updatePayment', values: ['text'] },
      { role: 'receipt' },
      { role: 'pay', out: ['id'] },
      { role: 'getPayment', values: ['payment'], out: ['amount'] },
    ],
  ],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const actor = await fixture.actor('alice');
  const { id } = await makePayment(fixture, actor, 'pay');
  const name = `tg${fixture.key().slice(0, 8)}`;
  const shows = async (text: string, part: string): Promise<boolean> => {
    await fixture.attempt({ actor, role: 'updatePayment', values: { payment: id, text } });
    const answer = await readBack(fixture, () => fixture.step({ actor, role: 'receipt', values: { payment: id } }));
    return isMarkup(answer) && answer.text.includes(part);
  };
  // Where the memo is no part of the page there is nothing to encode.
  if (!(await shows(`memo ${name}`, `memo ${name}`))) return { verdict: 'held' };
  const tag = `<i data-${name}="1">`;
  if (!(await shows(`memo ${tag}x</i>`, tag))) return { verdict: 'held' };
  return violation(fixture, {
    message: 'An element that was written into the memo of a payment is an element of its receipt.',
    place: { role: 'updatePayment', parameter: 'description' },
    unseen: 'it looks for markup in a page',
    states: { 'memo sent': '<i data-…="1">x</i>', 'in the receipt': 'the same, not encoded' },
  });
}

function isMarkup({ headers }: Answer): boolean {
  return headers.some(([name, value]) => name.toLowerCase() === 'content-type' && /html|xml/iu.test(value));
}
