import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxContext } from '../context.ts';
import type { Refusal } from '../refusal.ts';
import { errorJson, makeServer, traceId } from '../server.ts';
import { accountRoutes } from './accounts.ts';
import { captureRoutes } from './captures.ts';
import { cartRoutes, catalogueRoutes } from './cart.ts';
import { setCookie } from './cookies.ts';
import { orderRoutes } from './orders.ts';
import { paymentRoutes } from './payments.ts';
import { refundRoutes } from './refunds.ts';
import { securityHeaders } from './security-headers.ts';
import { requireAccount } from './sessions.ts';
import { transferRoutes } from './transfers.ts';
import { walletRoutes } from './wallet.ts';

/** What an error page shows; `trace` lets support find the answer again. */
export interface ErrorText {
  readonly title: string;
  readonly text: string;
  readonly trace: string;
  readonly stack?: string;
}

/** What the shop's pages bring: routes, and the page that shows an error. */
export interface PageSet {
  routes(app: FastifyInstance, context: SandboxContext, setCookie: CookieSetter): void;
  errorPage(error: ErrorText): string;
}

type CookieSetter = (reply: FastifyReply, name: string, value: string) => void;

/** The app under test: the JSON API, and the shop's pages beside it. Not yet listening. */
export function makeAppPlane(context: SandboxContext, pages: PageSet): FastifyInstance {
  const app = makeServer((refusal, error, request) => {
    // The one place where a stack trace can leave.
    const stack = context.defect('web.error.stack') ? { stack: error.stack ?? '' } : {};
    const trace = refusal.code === 'not_found' || refusal.status >= 500 ? { trace: traceId() } : {};
    if (wantsJson(request))
      return { type: 'application/json; charset=utf-8', body: errorJson(refusal, { ...trace, ...stack }) };
    const page = { title: titleOf(refusal), text: refusal.message, trace: traceId(), ...trace, ...stack };
    return { type: 'text/html; charset=utf-8', body: pages.errorPage(page) };
  }, securityHeaders(context));
  accountRoutes(app, context);
  catalogueRoutes(app, context);
  pages.routes(app, context, (reply, name, value) => setCookie(reply, context, name, value));
  void app.register(async (signedIn) => {
    signedIn.addHook('onRequest', requireAccount(context));
    cartRoutes(signedIn, context);
    orderRoutes(signedIn, context);
    paymentRoutes(signedIn, context);
    captureRoutes(signedIn, context);
    refundRoutes(signedIn, context);
    walletRoutes(signedIn, context);
    transferRoutes(signedIn, context);
  });
  return app;
}

function wantsJson(request: FastifyRequest): boolean {
  return request.url.startsWith('/api/') || request.url === '/api';
}

function titleOf({ status }: Refusal): string {
  if (status === 404) return 'Page not found';
  return status >= 500 ? 'Something went wrong' : 'This did not work';
}
