import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SelfSignedCertificate } from '../../util/self-signed-certificate.ts';
import type { SandboxContext } from '../context.ts';
import type { PageParts } from '../page-parts.ts';
import type { Refusal } from '../refusal.ts';
import { errorJson, makeServer, sendJson, traceId } from '../server.ts';
import { accountRoutes } from './accounts.ts';
import { adminListRoutes } from './admin-lists.ts';
import { adminRoutes } from './admin.ts';
import { applyBankWebhook } from './bank/apply-bank-webhook.ts';
import { bankRoutes } from './bank.ts';
import { captureRoutes } from './captures.ts';
import { cartRoutes } from './cart.ts';
import { catalogueRoutes } from './catalogue.ts';
import { checkoutRoutes } from './checkout.ts';
import { cookieOf, setCookie } from './cookies.ts';
import { allowTrustedOrigins } from './cors.ts';
import { couponRoutes } from './coupons.ts';
import { debugPages } from './debug-pages.ts';
import { openApi } from './openapi.ts';
import { disputeRoutes } from './disputes.ts';
import { orderCompletionRoutes } from './order-completion.ts';
import { orderRoutes } from './orders.ts';
import { paymentSearchRoutes } from './payment-search.ts';
import { paymentRoutes } from './payments.ts';
import { payoutRoutes } from './payouts.ts';
import { quantityLimits } from './quantity-limits.ts';
import { quoteRoutes } from './quotes.ts';
import { recordPaymentRequest } from './record-payment-request.ts';
import { refundRoutes } from './refunds.ts';
import { savedCardRoutes } from './saved-cards.ts';
import { webhookInRoutes } from './webhooks-in.ts';
import { THIRD_PARTY_SCRIPT, securityHeaders } from './security-headers.ts';
import { findSession, requireAccount } from './sessions.ts';
import { transferRoutes } from './transfers.ts';
import { walletRoutes } from './wallet.ts';
import { webhookEndpointRoutes } from './webhook-endpoints.ts';

/** What an error page shows; `trace` lets support find the answer again. */
export interface ErrorText {
  readonly title: string;
  readonly text: string;
  readonly trace: string;
  readonly stack?: string;
}

/** What the shop's pages bring: routes, and the page that shows an error. */
export interface PageSet {
  routes(app: FastifyInstance, context: SandboxContext, parts: PageParts): void;
  errorPage(error: ErrorText): string;
}

/** The app under test: the JSON API, and the shop's pages beside it, over https with a certificate. Not yet listening. */
export function makeAppPlane(
  context: SandboxContext,
  pages: PageSet,
  certificate?: SelfSignedCertificate,
): FastifyInstance {
  const app = makeServer(
    (refusal, error, request) => {
      // The one place where a stack trace can leave.
      const stack = context.defect('web.error.stack') ? { stack: error.stack ?? '' } : {};
      const trace = refusal.code === 'not_found' || refusal.status >= 500 ? { trace: traceId() } : {};
      // The trace finds the cause in the log again; the client learns nothing of it.
      if (refusal.status >= 500)
        context.log('error', 'request.failed', {
          ...trace,
          route: request.routeOptions?.url ?? '',
          cause: error.stack ?? '',
        });
      if (wantsJson(request))
        return { type: 'application/json; charset=utf-8', body: errorJson(refusal, { ...trace, ...stack }) };
      const page = { title: titleOf(refusal), text: refusal.message, trace: traceId(), ...trace, ...stack };
      return { type: 'text/html; charset=utf-8', body: pages.errorPage(page) };
    },
    securityHeaders(context),
    certificate,
    (request) => ({
      repeatedKeys: context.defect('flow.dup_keys'),
      fractions: request.routeOptions.url === '/api/cart/items' && quantityLimits(context).parts,
    }),
  );
  const formKey = randomBytes(32).toString('hex');
  app.addHook('onRequest', allowTrustedOrigins(context));
  app.addHook('onResponse', async ({ method, routeOptions }, { statusCode: status }) =>
    context.observe({ kind: 'request', method, route: routeOptions.url ?? '', status }),
  );
  openApi(app);
  app.get('/health', (_request, reply) => sendJson(reply, 200, { status: 'ok' }));
  debugPages(app, context, formKey);
  accountRoutes(app, context);
  catalogueRoutes(app, context);
  pages.routes(app, context, {
    formKey,
    thirdPartyScript: THIRD_PARTY_SCRIPT,
    cookieOf: (request, name) => cookieOf(request, context, name),
    setCookie: (reply, name, value) => setCookie(reply, context, name, value),
    findSession: (request) => findSession(context, request),
  });
  webhookInRoutes(app, context, applyBankWebhook);
  void app.register(async (signedIn) => {
    signedIn.addHook('onRequest', requireAccount(context));
    signedIn.addHook('preHandler', recordPaymentRequest(context));
    cartRoutes(signedIn, context);
    couponRoutes(signedIn, context);
    quoteRoutes(signedIn, context);
    checkoutRoutes(signedIn, context);
    orderRoutes(signedIn, context);
    paymentSearchRoutes(signedIn, context);
    paymentRoutes(signedIn, context);
    captureRoutes(signedIn, context);
    disputeRoutes(signedIn, context);
    savedCardRoutes(signedIn, context);
    orderCompletionRoutes(signedIn, context);
    refundRoutes(signedIn, context);
    walletRoutes(signedIn, context);
    transferRoutes(signedIn, context);
    payoutRoutes(signedIn, context);
    bankRoutes(signedIn, context);
    webhookEndpointRoutes(signedIn, context);
    adminRoutes(signedIn, context);
    adminListRoutes(signedIn, context);
  });
  return app;
}

function wantsJson(request: FastifyRequest): boolean {
  return /^\/(?:api|webhooks)(?:\/|$)/u.test(request.url);
}

function titleOf({ status }: Refusal): string {
  if (status === 404) return 'Page not found';
  return status >= 500 ? 'Something went wrong' : 'This did not work';
}
