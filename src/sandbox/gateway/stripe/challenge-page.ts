import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { StripeAccount } from './account.ts';
import { finishChallenge } from './charging.ts';
import type { PaymentIntent, SetupIntent } from './records.ts';
import { finishSetup } from './setup-intents.ts';
import { takeForms } from './take-forms.ts';

/** An intent that waits for its customer. */
interface Challenge {
  readonly account: StripeAccount;
  readonly intent: PaymentIntent | SetupIntent;
}

/**
 * The page on which a customer answers the challenge of 3-D Secure, as the bank would show it:
 * `GET /stripe/three-d-secure/:id?client_secret=…`, and the same by POST with `outcome=succeeded|failed`, which goes
 * back to the intent's `return_url`.
 */
export function challengePage(scope: FastifyInstance, accounts: readonly StripeAccount[]): void {
  const find = (request: FastifyRequest, secret: unknown): Challenge | undefined => {
    const { id } = request.params as { readonly id: string };
    for (const account of accounts) {
      const intent = account.intents.get(id) ?? account.setupIntents.get(id);
      if (intent?.status === 'requires_action' && intent.clientSecret === secret) return { account, intent };
    }
    return undefined;
  };
  takeForms(scope);
  scope.setErrorHandler((_error, _request, reply) => send(reply, 400, undefined, 'The request is malformed.'));
  scope.get('/stripe/three-d-secure/:id', (request, reply) => {
    const secret = new URL(request.url, 'http://gateway.invalid').searchParams.get('client_secret');
    const challenge = find(request, secret);
    if (challenge === undefined) return send(reply, 404, undefined, 'There is no payment here that waits for you.');
    return send(reply, 200, challenge.intent.returnUrl, form(String(secret)));
  });
  scope.post('/stripe/three-d-secure/:id', (request, reply) => {
    const body = request.body instanceof Map ? request.body : new Map<string, unknown>();
    const challenge = find(request, body.get('client_secret'));
    if (challenge === undefined) return send(reply, 404, undefined, 'There is no payment here that waits for you.');
    const { account, intent } = challenge;
    const passed = body.get('outcome') === 'succeeded';
    const next = 'amount' in intent ? finishChallenge(account, intent, passed) : finishSetup(account, intent, passed);
    if (intent.returnUrl === undefined) return send(reply, 200, undefined, 'Thank you. You may close this page.');
    const failed = next.status === 'requires_payment_method';
    return reply.redirect(returnTo(intent.returnUrl, next, failed ? 'failed' : 'succeeded'), 303);
  });
}

function returnTo(returnUrl: string, intent: PaymentIntent | SetupIntent, status: string): string {
  const kind = 'amount' in intent ? 'payment_intent' : 'setup_intent';
  const url = new URL(returnUrl);
  url.searchParams.set(kind, intent.id);
  url.searchParams.set(`${kind}_client_secret`, intent.clientSecret);
  url.searchParams.set('redirect_status', status);
  return url.href;
}

// The secret has just been compared with one of our own, so that it cannot hold markup.
function form(secret: string): string {
  return `<form method="post">
      <input type="hidden" name="client_secret" value="${secret}">
      <button name="outcome" value="succeeded">Complete authentication</button>
      <button name="outcome" value="failed">Fail authentication</button>
    </form>`;
}

function send(reply: FastifyReply, status: number, returnUrl: string | undefined, content: string): FastifyReply {
  // A browser holds the redirect after a form to `form-action` too.
  const formAction = ["'self'", ...(returnUrl === undefined ? [] : [new URL(returnUrl).origin])].join(' ');
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .headers({
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action ${formAction}`,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    }).send(`<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Confirm your payment</title></head>
  <body>
    <h1>Confirm your payment</h1>
    ${content}
  </body>
</html>
`);
}
