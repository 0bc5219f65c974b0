import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { writeJson } from '../../json.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';
import { makePayment } from '../../payments.ts';
import { type Answer, isSuccess } from '../../wire.ts';

/** A search must not bring the payments of other accounts back, whatever its text. */
export const searchInjection: Attack = {
  rule: {
    id: 'pay/search-injection',
    title: 'Search text becomes part of the query',
    what: 'Text in the search for payments changes the query, and payments of other accounts come back.',
    why: 'Everything in the database can be read this way, and often written.',
    fix: 'Bind the text as a parameter of the query; add the owner as a condition of its own, in parentheses.',
    level: 'error',
    securitySeverity: 9.5,
    cwe: [89, 943],
    owasp: ['A05:2025', 'API8:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['INP-10'],
  roles: [
    [
      { role: 'searchPayments', values: ['text'] },
      { role: 'pay', out: ['id'] },
      { role: 'getPayment', values: ['payment'], out: ['amount'] },
    ],
  ],
  needs: ['second-account'],
  run: (context) => confirmed(context, probe),
};

const HOSTILE: readonly string[] = ["' or '1'='1", "') or ('1'='1", "' or 1=1 -- ", '%', '*', '" || "1"=="1'];

async function probe(fixture: Fixture): Promise<Outcome> {
  const alice = await fixture.actor('alice');
  const bob = await fixture.actor('bob');
  const hers = await makePayment(fixture, alice, 'pay');
  const his = await makePayment(fixture, bob, 'pay');
  const search = async (text: string): Promise<Answer> =>
    fixture.attempt({
      actor: bob,
      role: 'searchPayments',
      values: { text, limit: fixture.profile.limits.pageSize ?? 20n },
    });
  const found = await search(his.id);
  if (!isSuccess(found) || !found.text.includes(his.id)) {
    throw new Inconclusive('searchPayments: the own payment is not found by its id');
  }
  for (const text of HOSTILE) {
    const answer = await search(text);
    if (!isSuccess(answer) || !answer.text.includes(hers.id)) continue;
    return violation(fixture, {
      message: `A search for ${writeJson(text)} brought the payment of another account back.`,
      place: { role: 'searchPayments' },
      unseen: 'it looks for an id anywhere in an answer',
      states: {
        'found by an honest search': 'the own payment',
        'found by the hostile one': 'a payment of another account',
      },
    });
  }
  return { verdict: 'held' };
}
