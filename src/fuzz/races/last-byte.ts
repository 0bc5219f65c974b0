import { setTimeout as delay } from 'node:timers/promises';
import { collectAnswers, openConnection, type RaceLimits, type RaceTarget } from './connection.ts';
import { type RawAnswer, type RawRequest, requestBytes } from './http-message.ts';

// Long enough for the first parts of all requests to have arrived before the last bytes are let go.
const HOLD_MS = 30;

/**
 * Last-byte synchronisation: one connection a request, everything but the last byte sent ahead, then all last bytes at
 * once, so that the server gets whole requests within about a millisecond. Answers are in no particular order.
 * @throws Error where a connection cannot be opened
 */
export async function raceLastByte(
  target: RaceTarget,
  requests: readonly RawRequest[],
  limits: RaceLimits,
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
  await delay(HOLD_MS);
  for (const { socket, message } of pairs) socket.write(message.subarray(-1));
  return (await Promise.all(collected)).flat();
}
