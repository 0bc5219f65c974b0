import { createHash, createHmac } from 'node:crypto';
import type { BraintreeState } from './braintree-state.ts';
import { writeXml, type XmlFields } from './xml.ts';

/**
 * Sends a webhook about `subject`, where the shop has an address for them: a form of `bt_signature` and `bt_payload`.
 * Source: https://developer.paypal.com/braintree/docs/guides/webhooks/parse
 * @returns the id by which the sender knows it (Braintree's own notifications have none)
 */
export function notify(state: BraintreeState, kind: string, subject: XmlFields): string | undefined {
  const url = state.context.webhookUrl('braintree');
  if (url === undefined) return undefined;
  const timestamp = state.context.clock.now();
  const xml = writeXml('notification', { timestamp, kind, source_merchant_id: state.account.merchantId, subject });
  const payload = Buffer.from(xml).toString('base64');
  const eventId = `bt_${state.context.random(20)}`;
  state.context.webhooks.send({
    provider: 'braintree',
    eventId,
    type: kind,
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ bt_signature: signature(state, payload), bt_payload: payload }).toString(),
  });
  return eventId;
}

/** `publickey|hmac`: HMAC-SHA1 under the SHA-1 of the private key. Source: `lib/braintree/digest.js` of Braintree's client. */
export function signature({ account }: Pick<BraintreeState, 'account'>, text: string): string {
  const key = createHash('sha1').update(account.privateKey).digest();
  return `${account.publicKey}|${createHmac('sha1', key).update(text).digest('hex')}`;
}
