import type { WhDefectId } from '../../../src/sandbox/defects/families/wh.ts';
import { arrived, deliver, intentEvent, stripeOf, stripeSignature, tryToPay } from '../gateway-client.ts';
import { type Customer, call } from '../shop-client.ts';
import { type Effect, describeEffects } from './describe-effects.ts';

const statusOf = async (alice: Customer, order: string): Promise<unknown> =>
  (await alice.get(`/api/orders/${order}`)).json['status'];

const forged = { status: 'succeeded', amount: 1009 } as const;

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const effects: Readonly<Record<WhDefectId, Effect>> = {
  async 'wh.sig_unchecked'({ sandbox, alice }) {
    const order = await alice.order();
    const answer = await deliver(sandbox, intentEvent(sandbox, { ...forged, ref: 'pi_x', metadata: { order } }));
    return answer.status === 200 && (await statusOf(alice, order)) === 'paid';
  },
  async 'wh.empty_secret'({ sandbox, alice }) {
    const order = await alice.order();
    const body = intentEvent(sandbox, { ...forged, ref: 'pi_x', metadata: { order } });
    await deliver(sandbox, body, stripeSignature(sandbox, body, { secret: '' }));
    return (await statusOf(alice, order)) === 'paid';
  },
  async 'wh.no_tolerance'({ sandbox, alice }) {
    const order = await alice.order();
    const body = intentEvent(sandbox, { ...forged, ref: 'pi_x', metadata: { order } });
    await deliver(sandbox, body, stripeSignature(sandbox, body, { age: 301 }));
    return (await statusOf(alice, order)) === 'paid';
  },
  async 'wh.replay'({ sandbox, alice }) {
    const order = await alice.order();
    const body = intentEvent(sandbox, { ...forged, ref: 'pi_x', metadata: { order } });
    for (let time = 0; time < 2; time += 1) {
      const answer = await deliver(sandbox, body, stripeSignature(sandbox, body));
      if (answer.status !== 200) throw new Error(answer.text);
    }
    const { fulfilments, payment } = (await alice.get(`/api/orders/${order}`)).json;
    const { captured } = (await alice.get(`/api/payments/${String(payment)}`)).json;
    return fulfilments === 2 && captured === 2018;
  },
  async 'wh.out_of_order'({ sandbox, alice }) {
    const { order, answer } = await tryToPay(alice, { payment_method: 'pm_card_visa' });
    await arrived(sandbox);
    const [intent] = (await stripeOf(sandbox).paymentIntents.list()).data;
    const old = {
      type: 'payment_intent.payment_failed',
      status: 'requires_payment_method',
      created: Math.floor(sandbox.clock.now().getTime() / 1000) - 60,
    };
    const metadata = { order, payment: String(answer.json['id']) };
    const body = intentEvent(sandbox, { ...old, ref: intent?.id ?? '', amount: 1009, metadata });
    await deliver(sandbox, body, stripeSignature(sandbox, body));
    return (await alice.get(`/api/payments/${metadata.payment}`)).json['status'] === 'failed';
  },
  async 'wh.body_reserialised'({ sandbox, alice }) {
    const order = await alice.order();
    const body = intentEvent(sandbox, { ...forged, ref: 'pi_x', metadata: { order } });
    const other = body.replace('"object":"event"', '"object":"refund","object":"event"');
    await deliver(sandbox, other, stripeSignature(sandbox, body));
    return (await statusOf(alice, order)) === 'paid';
  },
  async 'wh.unknown_account'({ sandbox, alice }) {
    const order = await alice.order();
    const body = intentEvent(sandbox, { ...forged, ref: 'pi_x', metadata: { order }, account: 'acct_somebodyelse' });
    await deliver(sandbox, body, stripeSignature(sandbox, body));
    return (await statusOf(alice, order)) === 'paid';
  },
  async 'wh.jwt_alg'({ sandbox }) {
    const now = Math.floor(sandbox.clock.now().getTime() / 1000);
    const token = `${part({ alg: 'none' })}.${part({ iat: now, request_body_sha256: '' })}.`;
    const body = { webhook_type: 'ITEM', webhook_code: 'ERROR', item_id: 'item-of-nobody' };
    const headers = { 'plaid-verification': token };
    const answer = await call(sandbox.appUrl, 'POST', '/webhooks/plaid', { body, headers });
    return answer.status === 200;
  },
};

describeEffects('webhooks that come in', effects);
