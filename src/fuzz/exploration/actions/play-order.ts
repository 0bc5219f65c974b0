import type { Call } from '../../fixture.ts';
import { readOrder } from '../../order-flow.ts';
import { amountValue, outText } from '../../operation.ts';
import { visit } from '../../visit.ts';
import { placeholdersIn } from '../../template.ts';
import { ROLE_OF, type Step } from '../step.ts';
import type { Mutation, OrderFigures, OrderTransition } from '../transition.ts';
import { coverOf, newest, type TrackedOrder, type World } from '../world.ts';
import { ask, quantityOf, verdictOf } from './ask.ts';
import { readFigures } from './play-payment.ts';
import { readEffect, settle } from './settle.ts';

// What is paid where the API pays without orders; a prime.
const CANARY = 1009n;

/** Pays an order, changes it or has it completed. @returns nothing where there is none, or the app shows no orders */
export async function playOrder(world: World, step: Step): Promise<OrderTransition | undefined> {
  const { by, action } = step;
  const own = world.orders.filter(({ owner }) => owner === by);
  const paying = action === 'pay' || action === 'authorize';
  const order = newest(own, step.pick);
  if (order === undefined) return paying && isOrderless(world, action) ? payDirectly(world, step) : undefined;
  await settle(world);
  if (world.careful) order.figures = (await readOrderFigures(world, order)) ?? order.figures;
  const before = order.figures;
  const { answer, mutation } = paying ? await pay(world, step, order) : await change(world, step, order);
  const honest = mutation === 'none' && paying && before.covered === 0n && !before.paid;
  const waits = honest && action === 'pay' && answer === 'accepted' && world.fixture.profile.states.paid.length > 0;
  const after = await readEffect(
    world,
    () => readOrderFigures(world, order),
    waits ? (now) => now?.paid !== false : undefined,
  );
  if (after === undefined) return undefined;
  order.figures = after;
  return { area: 'order', role: ROLE_OF[action], answer, repeated: false, honest, mutation, asked: [], before, after };
}

/** An order as its owner sees it, with what its payments come to; nothing where the profile maps no total and status. */
export async function readOrderFigures(
  world: World,
  { id, owner }: Pick<TrackedOrder, 'id' | 'owner'>,
): Promise<OrderFigures | undefined> {
  const { fixture } = world;
  const out = fixture.profile.roles.getOrder?.out ?? {};
  if (out['total'] === undefined || out['status'] === undefined) return undefined;
  for (const payment of world.payments) {
    if (payment.order === id && world.careful) payment.figures = await readFigures(world, payment);
  }
  const { total, paid } = await readOrder(fixture, await fixture.actor(owner), id);
  return { total, paid, ...coverOf(world, id) };
}

interface Said {
  readonly answer: OrderTransition['answer'];
  readonly mutation: Mutation;
}

async function pay(world: World, { by, action, field }: Step, order: TrackedOrder): Promise<Said> {
  const { fixture } = world;
  const role = ROLE_OF[action];
  const values = { order: order.id, amount: amountValue(fixture.profile, order.figures.total) };
  const tampering = field === undefined ? {} : { [field]: amountValue(fixture.profile, 1n) };
  const { answer } = await ask(world, { actor: await fixture.actor(by), role, values, tampering });
  const verdict = verdictOf(answer);
  // A payment that may or may not have been made leaves nothing to be said about its order.
  if (verdict === 'unclear') world.orders.splice(world.orders.indexOf(order), 1);
  if (verdict === 'accepted') {
    const payment = { id: outText(fixture.profile, role, answer, 'id'), owner: by };
    const known = world.payments.find(({ id }) => id === payment.id);
    if (known === undefined) {
      world.payments.push({ ...payment, order: order.id, figures: await readFigures(world, payment) });
    }
  }
  return { answer: verdict, mutation: field === undefined ? 'none' : 'client-field' };
}

async function change(world: World, step: Step, { id }: TrackedOrder): Promise<Said> {
  const { fixture } = world;
  const { by, action } = step;
  const role = ROLE_OF[action];
  const actor = await fixture.actor(by);
  if (action === 'add-to-order') {
    const { json, mutation } = quantityOf(fixture, role, step);
    const values = { order: id, sku: world.items[0]?.sku ?? '', quantity: json };
    return { answer: verdictOf((await ask(world, { actor, role, values })).answer), mutation };
  }
  const payment = newest(
    world.payments.filter(({ owner }) => owner === by),
    step.pick,
  );
  const call: Call = { actor, role, values: { order: id, payment: payment?.id ?? 'none' } };
  const mutation: Mutation = payment === undefined || payment.order === id ? 'none' : 'other-payment';
  const answer = action === 'open-success-page' ? await visit(fixture, call) : (await ask(world, call)).answer;
  return { answer: verdictOf(answer), mutation };
}

function isOrderless({ fixture }: World, action: Step['action']): boolean {
  const operation = fixture.profile.roles[ROLE_OF[action]];
  return operation !== undefined && !placeholdersIn([operation.path, operation.body ?? null]).includes('order');
}

async function payDirectly(world: World, { by, action }: Step): Promise<undefined> {
  const { fixture } = world;
  const role = ROLE_OF[action];
  const values = { amount: amountValue(fixture.profile, CANARY) };
  const { answer } = await ask(world, { actor: await fixture.actor(by), role, values });
  if (verdictOf(answer) !== 'accepted') return;
  const payment = { id: outText(fixture.profile, role, answer, 'id'), owner: by };
  world.payments.push({ ...payment, figures: await readFigures(world, payment) });
}
