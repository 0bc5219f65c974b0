import type { FastifyInstance } from 'fastify';
import type { Clock } from '../clock.ts';
import { redact } from '../../util/redaction.ts';
import { providerOf } from './provider-of.ts';
import type { Provider } from './vendor-books.ts';

/** A request to the gateway, without its body, query and credentials. */
export interface LoggedRequest {
  /** Nothing for the gateway's own pages. */
  readonly provider: Provider | undefined;
  readonly method: string;
  readonly path: string;
  /** Nothing while it is worked on, and where the connection was cut. */
  readonly status: number | undefined;
  readonly idempotencyKey: string | undefined;
  readonly at: Date;
}

const KEPT = 2000;

/** Notes what is asked of a plane; gives the newest 2,000 requests, oldest first, and a function that forgets them. */
export function logRequests(
  app: FastifyInstance,
  clock: Clock,
): { readonly list: () => readonly LoggedRequest[]; readonly clear: () => void } {
  let log: { -readonly [Key in keyof LoggedRequest]: LoggedRequest[Key] }[] = [];
  const entries = new WeakMap<object, (typeof log)[number]>();
  app.addHook('onRequest', async (request) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const key = request.headers['idempotency-key'];
    const entry = {
      provider: providerOf(path),
      method: request.method,
      path: redact(path.slice(0, 300)),
      status: undefined,
      idempotencyKey: typeof key === 'string' ? redact(key.slice(0, 255)) : undefined,
      at: clock.now(),
    };
    entries.set(request, entry);
    log.push(entry);
    if (log.length > 2 * KEPT) log = log.slice(-KEPT);
  });
  app.addHook('onResponse', async (request, reply) => {
    const entry = entries.get(request);
    if (entry !== undefined) entry.status = reply.statusCode;
  });
  return {
    list: () => log.slice(-KEPT).map((entry) => ({ ...entry })),
    clear() {
      log = [];
    },
  };
}
