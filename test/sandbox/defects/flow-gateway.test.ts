import type { FlowDefectId } from '../../../src/sandbox/defects/families/flow.ts';
import { arrived, stripeOf, tryToPay } from '../gateway-client.ts';
import { type Customer, call } from '../shop-client.ts';
import { type Effect, describeEffects } from './describe-effects.ts';

type Mine = Extract<
  FlowDefectId,
  'flow.success_url' | 'flow.pi_replay' | 'flow.amount_unverified' | 'flow.sca_skipped' | 'flow.fail_open'
>;

const statusOf = async (alice: Customer, order: string): Promise<unknown> =>
  (await alice.get(`/api/orders/${order}`)).json['status'];

const effects: Readonly<Record<Mine, Effect>> = {
  async 'flow.success_url'({ sandbox, alice }) {
    const order = await alice.order();
    const headers = { authorization: `Bearer ${alice.token}` };
    const page = await call(sandbox.appUrl, 'GET', `/checkout/success?order=${order}`, { headers });
    if (page.status !== 303) throw new Error(page.text);
    const { status, payment } = (await alice.get(`/api/orders/${order}`)).json;
    return status === 'paid' && payment === undefined;
  },
  async 'flow.pi_replay'({ alice }) {
    const payment = await alice.pay('automatic', 'strainer');
    const order = await alice.order('kettle');
    await alice.post(`/api/orders/${order}/complete`, { payment });
    return (await statusOf(alice, order)) === 'paid';
  },
  async 'flow.amount_unverified'({ sandbox, alice }) {
    const order = await alice.order('kettle');
    const stripe = stripeOf(sandbox);
    await stripe.paymentIntents.create({
      amount: 50,
      currency: 'eur',
      payment_method: 'pm_card_visa',
      confirm: true,
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
      metadata: { order },
    });
    await arrived(sandbox);
    return (await statusOf(alice, order)) === 'paid';
  },
  async 'flow.sca_skipped'({ alice }) {
    const { order, answer } = await tryToPay(alice, { payment_method: 'pm_card_threeDSecure2Required' });
    if (answer.status !== 201) throw new Error(answer.text);
    return (await statusOf(alice, order)) === 'paid';
  },
  async 'flow.fail_open'({ sandbox, alice }) {
    sandbox.gateway.faults.add({ match: { provider: 'stripe' }, kind: 'error', status: 500 });
    const { order } = await tryToPay(alice, { payment_method: 'pm_card_visa' });
    sandbox.gateway.faults.clear();
    const charged = (await stripeOf(sandbox).paymentIntents.list()).data.length;
    return charged === 0 && (await statusOf(alice, order)) === 'paid';
  },
};

describeEffects('payments through the gateway', effects);
