import { createHash, createHmac, createPublicKey, type JsonWebKey, timingSafeEqual, verify } from 'node:crypto';
import type { SandboxContext } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { openHttpClient } from '../../../util/http.ts';
import { invalidSignature, TOLERANCE_SECONDS } from './verify-stripe.ts';

/** A webhook of Plaid, as far as all of them are alike. */
export interface PlaidWebhook {
  readonly webhook_type: string;
  readonly webhook_code: string;
  readonly item_id: string;
  readonly [field: string]: unknown;
}

interface Claims {
  readonly iat: number;
  readonly request_body_sha256: string;
}

/**
 * A webhook of Plaid whose token is right: ES256 and nothing else, by the key that the gateway names, at most five
 * minutes old, over exactly these bytes. Source: https://plaid.com/docs/api/webhooks/webhook-verification
 * @throws Refusal 400 `invalid_signature`
 */
export async function verifyPlaid(
  context: SandboxContext,
  body: Buffer,
  token: string | undefined,
): Promise<PlaidWebhook> {
  if (!context.defect('wh.sig_unchecked')) {
    const claims = await verifyToken(context, token ?? '');
    const age = context.clock.now().getTime() / 1000 - claims.iat;
    const hash = createHash('sha256').update(body).digest('hex');
    const loose = context.defect('wh.jwt_alg');
    if (!(Math.abs(age) <= TOLERANCE_SECONDS)) throw invalidSignature();
    if (!loose && claims.request_body_sha256 !== hash) throw invalidSignature();
  }
  const webhook = parseJson(body);
  if (typeof webhook['item_id'] !== 'string' || typeof webhook['webhook_code'] !== 'string') {
    throw new Refusal(400, 'invalid_json', 'The body is no webhook.');
  }
  return webhook as unknown as PlaidWebhook;
}

async function verifyToken(context: SandboxContext, token: string): Promise<Claims> {
  const [head = '', payload = '', signature = '', ...rest] = token.split('.');
  if (token.length > 4000 || rest.length > 0) throw invalidSignature();
  const { alg, kid } = decode(head);
  const claims = decode(payload) as unknown as Claims;
  const signed = Buffer.from(`${head}.${payload}`);
  const bytes = Buffer.from(signature, 'base64url');
  // Any algorithm that the token itself names.
  const loose = context.defect('wh.jwt_alg');
  if (loose && alg === 'none') return claims;
  if (typeof kid !== 'string' || !/^[\w-]{1,100}$/u.test(kid)) throw invalidSignature();
  const jwk = await keyOf(context, kid);
  if (loose && alg === 'HS256') {
    const pem = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    const expected = createHmac('sha256', pem).update(signed).digest();
    if (expected.length === bytes.length && timingSafeEqual(expected, bytes)) return claims;
  }
  if (alg !== 'ES256' || jwk.crv !== 'P-256') throw invalidSignature();
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  if (!verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, bytes)) throw invalidSignature();
  return claims;
}

async function keyOf(context: SandboxContext, kid: string): Promise<JsonWebKey> {
  const { clientId, secret } = context.gateway.credentials.plaid;
  const client = openHttpClient(context.gatewayUrl, { timeout: 5000, maxBytes: 16_384, connections: 1 });
  try {
    const answer = await client.request({
      method: 'POST',
      path: '/webhook_verification_key/get',
      headers: { 'content-type': 'application/json', 'plaid-client-id': clientId, 'plaid-secret': secret },
      body: JSON.stringify({ key_id: kid }),
    });
    const { key } = parseJson(Buffer.from(answer.body)) as { readonly key?: JsonWebKey & { expired_at?: unknown } };
    if (answer.status !== 200 || key === undefined || (key.expired_at ?? null) !== null) throw invalidSignature();
    return key;
  } finally {
    await client.close();
  }
}

function decode(part: string): Record<string, unknown> {
  return parseJson(Buffer.from(part, 'base64url'));
}

function parseJson(bytes: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Answered below, like any other bad token.
  }
  throw invalidSignature();
}
