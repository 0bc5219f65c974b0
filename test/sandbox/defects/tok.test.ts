import type { TokDefectId } from '../../../src/sandbox/defects/families/tok.ts';
import { stripeOf, tryToPay } from '../gateway-client.ts';
import { codeOf } from '../shop-client.ts';
import { type Effect, type Scene, describeEffects } from './describe-effects.ts';

const card = { number: '4242424242424242', exp_month: '12', exp_year: '2040', cvc: '123' };

/** A single-use token, as the card fields of the gateway give it. */
const tokenOf = async ({ sandbox }: Scene): Promise<string> => (await stripeOf(sandbox).tokens.create({ card })).id;

const effects: Readonly<Record<TokDefectId, Effect>> = {
  async 'tok.nonce_reuse'(scene) {
    const token = await tokenOf(scene);
    const first = await tryToPay(scene.alice, { payment_method: token });
    if (first.answer.status !== 201) throw new Error(first.answer.text);
    const second = await tryToPay(scene.alice, { payment_method: token });
    if (second.answer.status !== 201 && codeOf(second.answer) !== 'token_already_used') {
      throw new Error(second.answer.text);
    }
    return (await scene.alice.get(`/api/orders/${second.order}`)).json['status'] === 'paid';
  },
  async 'tok.cross_customer'(scene) {
    const saved = await scene.alice.post('/api/payment-methods', { token: await tokenOf(scene) });
    if (saved.status !== 201) throw new Error(saved.text);
    const bob = await scene.other();
    const { order, answer } = await tryToPay(bob, { payment_method: saved.json['id'] });
    if (answer.status !== 201 && codeOf(answer) !== 'unknown_payment_method') throw new Error(answer.text);
    return (await bob.get(`/api/orders/${order}`)).json['status'] === 'paid';
  },
  async 'tok.raw_pan_accepted'({ alice }) {
    const { answer, order } = await tryToPay(alice, { card: { ...card, exp_month: 12, exp_year: 2040 } });
    if (answer.text.includes(card.number)) throw new Error('the card number was echoed');
    return (await alice.get(`/api/orders/${order}`)).json['status'] === 'paid';
  },
};

describeEffects('tokens', effects);
