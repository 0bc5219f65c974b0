import { setTimeout as delay } from 'node:timers/promises';
import { collectAnswers, openConnection, type RaceLimits, type RaceTarget } from './connection.ts';
import { type RawAnswer, type RawRequest, requestBytes } from './http-message.ts';

/** So many requests make the plug of a volley of `racers` requests. */
export function plugSize(racers: number): number {
  return 3 * racers;
}

// Long enough for the first parts of all requests to have arrived before the last bytes are let go.
const HOLD_MS = 30;

/**
 * Last-byte synchronisation: one connection a request, everything but the last byte sent ahead, then all last bytes at
 * once, so that the server gets whole requests within about a millisecond. A burst of harmless requests on a connection
 * of its own goes out just before (the plug), so that the last bytes are all there when the server comes to read them.
 * Answers are in no particular order.
 * @param plug what the burst is made of; absent: none
 * @throws Error where a connection cannot be opened
 */
export async function raceLastByte(
  target: RaceTarget,
  requests: readonly RawRequest[],
  limits: RaceLimits,
  plug?: RawRequest,
): Promise<RawAnswer[]> {
  const messages = requests.map((request) => requestBytes(request, target.host));
  const opened = await Promise.allSettled(messages.map(() => openConnection(target, limits)));
  const sockets = opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const refused = opened.find((result) => result.status === 'rejected');
  if (refused !== undefined) {
    for (const socket of sockets) socket.destroy();
    throw new Error('a connection was refused', { cause: refused.reason });
  }
  const pairs = sockets.map((socket, index) => ({ socket, message: messages[index] ?? Buffer.alloc(0) }));
  const collected = pairs.map(({ socket }) => collectAnswers(socket, 1, limits));
  for (const { socket, message } of pairs) socket.write(message.subarray(0, -1));
  const plugged = plug === undefined ? undefined : await openConnection(target, limits).catch(() => undefined);
  await delay(HOLD_MS);
  if (plug !== undefined) plugged?.resume().write(burst(target, plug, requests.length));
  const first = performance.now();
  for (const { socket, message } of pairs) socket.write(message.subarray(-1));
  limits.onRelease?.(first, performance.now());
  const answers = (await Promise.all(collected)).flat();
  plugged?.destroy();
  return answers;
}

function burst(target: RaceTarget, plug: RawRequest, racers: number): Buffer {
  const one = requestBytes(plug, target.host);
  return Buffer.concat(Array.from({ length: plugSize(racers) }, () => one));
}
