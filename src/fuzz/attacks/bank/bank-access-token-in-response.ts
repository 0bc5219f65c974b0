import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';
import { logInToBank } from '../../bank-login.ts';

/** The answer to linking a bank must not hold the access token. */
export const bankAccessTokenInResponse: Attack = {
  rule: {
    id: 'pay/bank-access-token-in-response',
    title: 'Access token of a bank link goes to the browser',
    what: 'The answer to linking a bank holds the access token of the link.',
    why: 'With the token and a key of the app, or in another app of the same owner, everything in the account can be read, for years.',
    fix: 'Keep the access token on the server, encrypted, and send an id of the link.',
    level: 'error',
    securitySeverity: 7.5,
    cwe: [201],
    owasp: ['A01:2025', 'API3:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['BNK-02'],
  roles: [
    [
      { role: 'bankLinkToken', out: ['linkToken'] },
      { role: 'bankLink', values: ['publicToken'] },
    ],
  ],
  needs: ['hooks.bankToken'],
  run: (context) => confirmed(context, probe),
};

const ACCESS_TOKEN = /(?<![A-Za-z0-9])access-(?:sandbox|development|production)-[0-9a-f-]{20}/u;

async function probe(fixture: Fixture): Promise<Outcome> {
  const alice = await fixture.actor('alice');
  const answer = await fixture.step({ actor: alice, role: 'bankLink', values: await logInToBank(fixture, alice) });
  if (!ACCESS_TOKEN.test(answer.text)) return { verdict: 'held' };
  return violation(fixture, {
    message: 'The answer to linking a bank holds the access token of the link.',
    place: { role: 'bankLink' },
    unseen: 'it looks for a token anywhere in an answer',
    states: { 'in the answer': 'an access token of Plaid' },
  });
}
