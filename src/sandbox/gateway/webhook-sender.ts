import { isLoopbackHost } from '../../model/target.ts';
import { openHttpClient, type HttpClient } from '../../util/http.ts';
import type { Clock } from '../clock.ts';
import type { Provider } from './vendor-books.ts';

/** Headers of a webhook; a function is asked anew for each attempt, so that a signature carries the time of it. */
export type WebhookHeaders = Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>);

/** A webhook to be delivered by POST. */
export interface WebhookMessage {
  readonly provider: Provider;
  readonly eventId: string;
  /** `payment_intent.succeeded`, `transaction_settled`, … */
  readonly type: string;
  readonly url: string;
  readonly headers: WebhookHeaders;
  readonly body: string;
}

/** One attempt to deliver a webhook. */
export interface Delivery {
  readonly provider: Provider;
  readonly eventId: string;
  readonly type: string;
  readonly url: string;
  /** From 1 on, counted for each time that the message was put into the queue. */
  readonly attempt: number;
  /** `refused`: the interlock forbids the address; `failed`: no attempt is left. */
  readonly outcome: 'delivered' | 'retried' | 'failed' | 'refused';
  /** Of the receiver's answer, where there was one. */
  readonly status: number | undefined;
  readonly at: Date;
}

/** Delivers webhooks: at least once, not necessarily in order, again after a growing pause where no 2xx comes back. */
export interface WebhookSender {
  readonly send: (message: WebhookMessage) => void;
  /** Attempts, oldest first; the newest 1,000. */
  readonly deliveries: () => readonly Delivery[];
  /** Messages that were sent, oldest first; the newest 1,000. */
  readonly messages: () => readonly WebhookMessage[];
  /** From now on messages wait. */
  readonly hold: () => void;
  /** Delivers what waited, in order, or in reverse. */
  readonly release: (order?: 'in-order' | 'reversed') => void;
  /** Delivers a message once more (a duplicate, as every vendor sends now and then), after `delayMs`. @returns whether it is known */
  readonly redeliver: (eventId: string, options?: { readonly times?: number; readonly delayMs?: number }) => boolean;
  /** Delivers these messages once more, one after the other in the order given. @returns whether all are known */
  readonly redeliverInOrder: (eventIds: readonly string[]) => Promise<boolean>;
  /** All messages that are sent from now on wait this long first; 0 ends it. */
  readonly delay: (ms: number) => void;
  /** Settles once nothing is queued or retried any more; what is held does not count. */
  readonly idle: () => Promise<void>;
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

/** How a sender behaves; everything has a default. */
export interface WebhookSenderOptions {
  readonly clock: Clock;
  /** Attempts in all. Default 5. */
  readonly attempts?: number;
  /** Milliseconds until the first retry; doubles with each. Default 200. */
  readonly retryDelay?: number;
  /** Milliseconds between the answer of the API and the first attempt. Default 5. */
  readonly firstDelay?: number;
  /** Host names beside loopback to which webhooks may go. */
  readonly allowHosts?: readonly string[];
}

const KEPT = 1000;

/** Makes a sender that delivers to this machine only, unless a host is allowed: a gateway must not be a way into a network. */
export function makeWebhookSender(options: WebhookSenderOptions): WebhookSender {
  const { clock, attempts = 5, retryDelay = 200, firstDelay = 5, allowHosts = [] } = options;
  const clients = new Map<string, HttpClient>();
  const timers = new Set<NodeJS.Timeout>();
  let known: WebhookMessage[] = [];
  let log: Delivery[] = [];
  let held: WebhookMessage[] | undefined;
  let pause = 0;
  let busy = 0;
  let generation = 0;
  let waiting: (() => void)[] = [];

  const note = (message: WebhookMessage, attempt: number, outcome: Delivery['outcome'], status?: number): void => {
    const { provider, eventId, type, url } = message;
    log.push({ provider, eventId, type, url, attempt, outcome, status, at: clock.now() });
    if (log.length > 2 * KEPT) log = log.slice(-KEPT);
  };
  const settle = (): void => {
    if (busy > 0) return;
    const callbacks = waiting;
    waiting = [];
    for (const callback of callbacks) callback();
  };
  const clientOf = (url: URL): HttpClient => {
    const client = clients.get(url.origin) ?? openHttpClient(url.origin, { timeout: 10_000, maxBytes: 64 * 1024 });
    clients.set(url.origin, client);
    return client;
  };
  const post = async ({ url, headers, body }: WebhookMessage): Promise<number | undefined> => {
    const target = new URL(url);
    const own = typeof headers === 'function' ? headers() : headers;
    const request = { method: 'POST', path: `${target.pathname}${target.search}`, headers: own, body };
    try {
      return (await clientOf(target).request(request)).status;
    } catch {
      return undefined;
    }
  };
  const later = (ms: number, action: () => Promise<void>): void => {
    busy += 1;
    const mine = generation;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void action().finally(() => {
        if (mine === generation) busy -= 1;
        settle();
      });
    }, ms);
    timer.unref();
    timers.add(timer);
  };
  const attemptDelivery = async (message: WebhookMessage, attempt: number): Promise<void> => {
    if (!isAllowed(message.url, allowHosts)) return note(message, attempt, 'refused');
    const mine = generation;
    const status = await post(message);
    if (mine !== generation) return;
    if (status !== undefined && status >= 200 && status < 300) return note(message, attempt, 'delivered', status);
    if (attempt >= attempts) return note(message, attempt, 'failed', status);
    note(message, attempt, 'retried', status);
    later(retryDelay * 2 ** (attempt - 1), () => attemptDelivery(message, attempt + 1));
  };
  const enqueue = (message: WebhookMessage, delayMs = 0): void =>
    later(firstDelay + delayMs, () => attemptDelivery(message, 1));
  const find = (eventId: string): WebhookMessage[] => {
    const last = known.findLast((message) => message.eventId === eventId);
    // One event goes to each address that listens to it.
    return known.filter((message) => message.eventId === eventId && message.provider === last?.provider);
  };
  const stop = (): void => {
    generation += 1;
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
    busy = 0;
    settle();
  };

  return {
    send(message) {
      known.push(message);
      if (known.length > 2 * KEPT) known = known.slice(-KEPT);
      if (held === undefined) enqueue(message, pause);
      else held.push(message);
    },
    deliveries: () => log.slice(-KEPT),
    messages: () => known.slice(-KEPT),
    hold() {
      held ??= [];
    },
    release(order = 'in-order') {
      const messages = held ?? [];
      held = undefined;
      later(0, () => deliverInTurn(order === 'in-order' ? messages : messages.toReversed(), attemptDelivery));
    },
    redeliver(eventId, { times = 1, delayMs = 0 } = {}) {
      const messages = find(eventId);
      for (const message of messages) for (let count = 0; count < times; count += 1) enqueue(message, delayMs);
      return messages.length > 0;
    },
    async redeliverInOrder(eventIds) {
      const messages = eventIds.map(find);
      if (messages.some((some) => some.length === 0)) return false;
      await deliverInTurn(messages.flat(), attemptDelivery);
      return true;
    },
    delay(ms) {
      pause = ms;
    },
    idle: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        settle();
      }),
    reset() {
      stop();
      known = [];
      log = [];
      held = undefined;
      pause = 0;
    },
    async close() {
      stop();
      await Promise.all([...clients.values()].map((client) => client.close()));
      clients.clear();
    },
  };
}

async function deliverInTurn(
  messages: readonly WebhookMessage[],
  deliver: (message: WebhookMessage, attempt: number) => Promise<void>,
): Promise<void> {
  for (const message of messages) await deliver(message, 1);
}

function isAllowed(url: string, allowHosts: readonly string[]): boolean {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/u.test(parsed.protocol)) return false;
  return isLoopbackHost(parsed.hostname) || allowHosts.includes(parsed.hostname);
}
