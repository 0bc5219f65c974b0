import type { SandboxContext } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { type BraintreeNotification, braintreeWebhooks } from '../payment-gateway/braintree-gateway.ts';
import { invalidSignature } from './verify-stripe.ts';

/**
 * The notification of a webhook whose signature is right, by the SDK's own verifier. The form has exactly one
 * `bt_signature` and one `bt_payload`. @throws Refusal 400
 */
export async function verifyBraintree(context: SandboxContext, body: Buffer): Promise<BraintreeNotification> {
  const form = new URLSearchParams(body.toString('utf8'));
  const [signature, payload] = [form.getAll('bt_signature'), form.getAll('bt_payload')];
  if (payload.length !== 1 || payload[0] === undefined) {
    throw new Refusal(400, 'missing_field', '"bt_payload" must be there once.');
  }
  const webhooks = braintreeWebhooks(context.gatewayUrl, context.gateway.credentials);
  try {
    if (context.defect('wh.sig_unchecked')) return await webhooks.parse(webhooks.sign(payload[0]), payload[0]);
    if (signature.length !== 1 || signature[0] === undefined) throw invalidSignature();
    return await webhooks.parse(signature[0], payload[0]);
  } catch {
    throw invalidSignature();
  }
}

/** The answer to Braintree's question whether the shop is there: its challenge, signed. @throws Refusal 400 */
export async function answerChallenge(context: SandboxContext, challenge: unknown): Promise<string> {
  if (typeof challenge !== 'string' || !/^[a-f0-9]{20,32}$/u.test(challenge)) {
    throw new Refusal(400, 'invalid_value', '"bt_challenge" is not acceptable.');
  }
  return braintreeWebhooks(context.gatewayUrl, context.gateway.credentials).verify(challenge);
}
