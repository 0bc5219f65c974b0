import { type HttpClient, openHttpClient } from '../util/http.ts';
import { Inconclusive } from './inconclusive.ts';
import type { AdmittedTarget } from './interlocks/target.ts';
import { liveModeIn } from './interlocks/live-mode.ts';
import { refuseOutgoingCards } from './interlocks/outgoing-cards.ts';
import { yieldingPace } from './pace.ts';
import type { RaceTarget } from './races/connection.ts';
import { plugSize } from './races/last-byte.ts';
import type { RawRequest } from './races/http-message.ts';
import { fireVolley } from './races/fire-volley.ts';
import { offersHttp2 } from './races/single-packet.ts';
import { RunStopped } from './run-stopped.ts';
import { type Answer, answerOf, type WireRequest } from './wire.ts';

/** How the requests of a volley are made to arrive together. */
export type Volley = 'pipelined' | 'last-byte' | 'single-packet';

/** Sends requests to the one admitted target, within the run's limits. */
export interface TargetClient {
  readonly origin: string;
  /** @throws Inconclusive where no answer came; RunStopped where the run is over */
  send(request: WireRequest): Promise<Answer>;
  /** All requests at the same moment; answers in any order, perhaps fewer than requests. @throws as `send` */
  volley(requests: readonly WireRequest[], way: Volley): Promise<Answer[]>;
  /** Can a volley go out as `single-packet`? */
  offersHttp2?(): Promise<boolean>;
  /** How many requests were sent so far. */
  sent?(): number;
  close(): Promise<void>;
}

/** The run's limits. */
export interface ClientLimits {
  /** Aborted when the run is over; its reason is a RunStopped. */
  readonly signal: AbortSignal;
  readonly maxRequests: number;
  /** Requests a second; absent: no limit. */
  readonly rps?: number;
  /** Milliseconds until a whole answer. */
  readonly timeout: number;
}

// So many requests in a row without any answer mean that the target is gone, not that one request was odd.
const MAX_SILENCE = 3;
// A server that drops pipelined requests must not cost a full timeout at every volley: the state is read back anyway.
const RACE_TIMEOUT_MS = 5000;
// Answered from memory, or with a 404, by any server.
const PLUG: RawRequest = { method: 'GET', path: '/robots.txt', headers: { accept: '*/*' } };

/** Opens the client; no packet is sent until the first request, but to choose among several addresses. */
export async function openTargetClient(target: AdmittedTarget, limits: ClientLimits): Promise<TargetClient> {
  const { address, http } = await connect(target, limits);
  const race: RaceTarget = {
    address,
    port: target.port,
    tls: target.tls,
    servername: target.servername,
    host: target.host,
  };
  const pace = limits.rps === undefined ? undefined : yieldingPace(limits.rps);
  const raceLimits = { signal: limits.signal, timeout: Math.min(limits.timeout, RACE_TIMEOUT_MS) };
  let sent = 0;
  let silence = 0;
  let http2: Promise<boolean> | undefined;

  async function admit(count: number): Promise<void> {
    stopIfOver(limits.signal);
    if (sent + count > limits.maxRequests)
      throw new RunStopped(`the limit of ${limits.maxRequests} requests is reached`);
    sent += count;
    await pace?.wait(count, limits.signal).catch(() => stopIfOver(limits.signal));
  }

  function failed(label: string, cause: unknown): never {
    stopIfOver(limits.signal);
    silence += 1;
    if (silence >= MAX_SILENCE) throw new RunStopped('the target stopped answering');
    throw new Inconclusive(`${label}: ${describe(cause)}`, { cause });
  }

  function received(answers: readonly Answer[]): void {
    if (answers.length > 0) silence = 0;
    for (const { status, headers, text } of answers) {
      pace?.heed(status, headers.find(([name]) => name.toLowerCase() === 'retry-after')?.[1]);
      const live = liveModeIn(text);
      if (live !== undefined) throw new RunStopped(live, 'live-mode');
    }
  }

  return {
    origin: target.origin,
    async send(request) {
      refuseOutgoingCards(request);
      await admit(1);
      let answer: Answer;
      try {
        answer = answerOf(
          await http.request({
            method: request.method,
            path: target.basePath + request.path,
            headers: { ...request.headers, host: target.host },
            ...(request.body !== undefined && { body: request.body }),
            signal: AbortSignal.any([limits.signal, AbortSignal.timeout(limits.timeout)]),
          }),
        );
      } catch (error) {
        return failed(request.label, error);
      }
      received([answer]);
      return answer;
    },
    async volley(requests, way) {
      for (const request of requests) refuseOutgoingCards(request);
      // On a target with a pace of its own the plug would only slow the volley down; it is the first to be spared.
      const burst = plugSize(requests.length);
      const spare = pace === undefined && sent + requests.length + burst <= limits.maxRequests;
      const plug = way === 'last-byte' && spare ? PLUG : undefined;
      await admit(requests.length + (plug === undefined ? 0 : burst));
      let answers: Answer[];
      try {
        const raw = requests.map((request) => ({ ...request, path: target.basePath + request.path }));
        answers = await fireVolley(race, raw, {
          way,
          limits: raceLimits,
          ...(plug && { plug: { ...plug, path: target.basePath + plug.path } }),
        });
      } catch (error) {
        return failed(requests[0]?.label ?? way, error);
      }
      stopIfOver(limits.signal);
      received(answers);
      return answers;
    },
    offersHttp2() {
      http2 ??= offersHttp2(race, raceLimits);
      return http2;
    },
    sent: () => sent,
    close: () => http.close(),
  };
}

// A name like localhost may stand for 127.0.0.1 and ::1 while the app listens on one of them only.
async function connect(
  target: AdmittedTarget,
  { signal, timeout }: ClientLimits,
): Promise<{ readonly address: string; readonly http: HttpClient }> {
  const open = (address: string): HttpClient => {
    const host = address.includes(':') ? `[${address}]` : address;
    return openHttpClient(`${target.tls ? 'https' : 'http'}://${host}:${target.port}`, { timeout });
  };
  for (const address of target.addresses.length > 1 ? target.addresses : []) {
    const http = open(address);
    try {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(Math.min(timeout, 2000))]);
      await http.request({
        method: 'HEAD',
        path: `${target.basePath}/`,
        headers: { host: target.host },
        signal: limit,
      });
      return { address, http };
    } catch {
      await http.close();
    }
  }
  const address = target.addresses[0] ?? '127.0.0.1';
  return { address, http: open(address) };
}

function stopIfOver(signal: AbortSignal): void {
  if (!signal.aborted) return;
  throw signal.reason instanceof RunStopped ? signal.reason : new RunStopped('cancelled');
}

// Words without ports, addresses and times, since reasons stand in the report.
function describe(error: unknown): string {
  const chain = [error, error instanceof Error ? error.cause : undefined];
  const words = chain
    .map((part) => (part instanceof Error ? `${part.name} ${part.message} ${codeOf(part)}` : ''))
    .join(' ');
  if (/TimeoutError|in time|UND_ERR_\w*TIMEOUT/u.test(words)) return 'no answer in time';
  if (/ECONNREFUSED/u.test(words)) return 'connection refused';
  if (/ECONNRESET|EPIPE|UND_ERR_SOCKET|other side closed/u.test(words)) return 'connection closed without an answer';
  if (/CERT|TLS|SSL|certificate/u.test(words)) return 'no TLS connection';
  return 'no usable answer';
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
