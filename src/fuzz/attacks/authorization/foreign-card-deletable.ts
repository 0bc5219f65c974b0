import type { Attack, Outcome } from '../../attack.ts';
import type { Fixture } from '../../fixture.ts';
import { confirmed } from '../../oracles/confirm.ts';
import { violation } from '../../oracles/violation.ts';
import { Inconclusive } from '../../inconclusive.ts';
import { readBack } from '../../oracles/effect.ts';
import type { Actor } from '../../actor.ts';
import { isJsonObject, type Json } from '../../json.ts';
import { readPointer } from '../../json-pointer.ts';
import { outValue } from '../../operation.ts';
import { saveFreshCard } from '../../pay-with.ts';

/** An account must not delete another account's saved card. */
export const foreignCardDeletable: Attack = {
  rule: {
    id: 'pay/foreign-card-deletable',
    title: "Another customer's saved card can be deleted",
    what: 'An account deletes the saved card of another one.',
    why: 'Strangers cut customers off from what they pay with; subscriptions fail.',
    fix: 'Look saved cards up by name and owner together, also where they are deleted.',
    level: 'error',
    securitySeverity: 7,
    cwe: [639],
    owasp: ['A01:2025', 'API1:2023'],
    pci: ['6.2.4'],
    since: '0.1.0',
  },
  catalogue: ['AUZ-02'],
  roles: [
    [
      { role: 'saveCard', values: ['token'], out: ['id'] },
      { role: 'deleteCard', values: ['method'] },
      { role: 'paymentMethods', out: ['items', 'id'] },
    ],
  ],
  needs: ['second-account', 'hooks.token'],
  run: (context) => confirmed(context, probe),
};

async function probe(fixture: Fixture): Promise<Outcome> {
  const alice = await fixture.actor('alice');
  const bob = await fixture.actor('bob');
  const card = await saveFreshCard(fixture, alice);
  if (!(await cardsOf(fixture, alice)).includes(card)) {
    throw new Inconclusive('paymentMethods: the card just saved is not in the list');
  }
  await fixture.attempt({ actor: bob, role: 'deleteCard', values: { method: card } });
  if (!(await readBack(fixture, () => cardsOf(fixture, alice))).includes(card)) {
    return violation(fixture, {
      message: 'One account deleted the card that another account had saved.',
      place: { role: 'deleteCard', parameter: 'method' },
      states: { 'saved cards before': 'the card', 'after the second account deleted it': 'gone' },
    });
  }
  // The owner can delete it, so that it was the stranger who was refused.
  await fixture.step({ actor: alice, role: 'deleteCard', values: { method: card } });
  if ((await cardsOf(fixture, alice)).includes(card))
    throw new Inconclusive('deleteCard: the card is still in the list');
  return { verdict: 'held' };
}

async function cardsOf(fixture: Fixture, actor: Actor): Promise<string[]> {
  const answer = await fixture.step({ actor, role: 'paymentMethods' });
  const items = outValue(fixture.profile, 'paymentMethods', answer, 'items');
  const pointer = fixture.profile.roles.paymentMethods?.out['id'] ?? '/id';
  return (Array.isArray(items) ? items : []).flatMap((item: Json) => {
    const id = isJsonObject(item) ? readPointer(item, pointer) : undefined;
    return typeof id === 'string' || typeof id === 'bigint' ? [String(id)] : [];
  });
}
