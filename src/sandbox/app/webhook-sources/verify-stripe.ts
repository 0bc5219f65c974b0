import { createHmac, timingSafeEqual } from 'node:crypto';
import type Stripe from 'stripe';
import type { SandboxContext } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { loadSdk } from '../payment-gateway/load-sdk.ts';

/** Seconds that a webhook may be old, or ahead of the shop's clock. */
export const TOLERANCE_SECONDS = 300;

/**
 * The event of a webhook whose signature is right, checked over the bytes that came in by the SDK's own verifier.
 * @throws Refusal 400 `invalid_signature`
 */
export function verifyStripe(context: SandboxContext, body: Buffer, header: string | undefined): Stripe.Event {
  const text = body.toString('utf8');
  if (context.defect('wh.sig_unchecked')) return parse(text);
  const now = context.clock.now().getTime();
  const { webhookSecret } = context.gateway.credentials.stripe;
  const { webhooks } = loadSdk('stripe') as unknown as typeof Stripe;
  // 0 switches the check of the age off.
  const tolerance = context.defect('wh.no_tolerance') ? 0 : TOLERANCE_SECONDS;
  const signed = context.defect('wh.body_reserialised') ? JSON.stringify(parse(text)) : text;
  try {
    webhooks.constructEvent(signed, header ?? '', webhookSecret, tolerance, undefined, now);
  } catch {
    if (!isSignedWithNothing(context, text, header)) throw invalidSignature();
  }
  // The SDK takes any time that is yet to come.
  const time = Number(/(?:^|,)t=(\d{1,12})(?=,|$)/u.exec(header ?? '')?.[1] ?? Number.NaN);
  if (!(time <= now / 1000 + TOLERANCE_SECONDS)) throw invalidSignature();
  return parse(text);
}

/** The refusal of a webhook that nobody vouches for. */
export function invalidSignature(): Refusal {
  return new Refusal(400, 'invalid_signature', 'The signature is missing or wrong.');
}

// The secret of an endpoint that was never set up is an empty text.
function isSignedWithNothing(context: SandboxContext, text: string, header = ''): boolean {
  if (!context.defect('wh.empty_secret')) return false;
  const [, time, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/u.exec(header) ?? [];
  if (time === undefined || signature === undefined) return false;
  const expected = createHmac('sha256', '').update(`${time}.${text}`).digest();
  return timingSafeEqual(expected, Buffer.from(signature, 'hex'));
}

function parse(text: string): Stripe.Event {
  try {
    return JSON.parse(text) as Stripe.Event;
  } catch {
    throw new Refusal(400, 'invalid_json', 'The body is no JSON.');
  }
}
