import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { violation } from '../../oracles/violation.ts';
import { logInToBank } from '../../bank-login.ts';
import { isJsonObject, type Json } from '../../json.ts';
import { readPointer } from '../../json-pointer.ts';
import { outValue } from '../../operation.ts';

/** The list of linked accounts must show no whole account number. */
export const bankAccountNumberInResponse: Attack = {
  rule: {
    id: 'pay/bank-account-number-in-response',
    title: 'Whole bank account number in a response',
    what: 'The list of linked accounts shows account numbers, or routing numbers, in full.',
    why: 'Number and routing number together are enough for a direct debit: every log and cache on the way holds what takes money.',
    fix: 'Send the last four digits; open the number on the server only where a payment needs it.',
    level: 'warning',
    securitySeverity: 5.5,
    cwe: [359],
    owasp: ['A01:2025', 'API3:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['BNK-03'],
  roles: [
    [
      { role: 'bankLinkToken', out: ['linkToken'] },
      { role: 'bankLink', values: ['publicToken'] },
      { role: 'bankAccounts', out: ['items', 'number'] },
    ],
  ],
  needs: ['hooks.bankToken'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const alice = await fixture.actor('alice');
  await fixture.step({ actor: alice, role: 'bankLink', values: await logInToBank(fixture, alice) });
  const answer = await fixture.step({ actor: alice, role: 'bankAccounts' });
  const items = outValue(fixture.profile, 'bankAccounts', answer, 'items');
  const pointer = fixture.profile.roles.bankAccounts?.out['number'] ?? '/number';
  const numbers = (Array.isArray(items) ? items : []).flatMap((item: Json) => {
    const number = isJsonObject(item) ? readPointer(item, pointer) : undefined;
    return typeof number === 'string' || typeof number === 'bigint' ? [String(number)] : [];
  });
  if (numbers.length === 0) throw new Inconclusive('bankAccounts: the answer lists no account of the linked bank');
  // More than the last four digits in one piece: account numbers have at least six, those of an IBAN more.
  if (!numbers.some((number) => /\d{6}/u.test(number.replaceAll(/[ -]/gu, '')))) return { verdict: 'held' };
  return violation(fixture, {
    message: 'The list of linked accounts shows a whole account number.',
    place: { role: 'bankAccounts' },
    states: { 'account number': 'not masked' },
  });
}
