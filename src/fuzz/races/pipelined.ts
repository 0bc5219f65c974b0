import { collectAnswers, openConnection, type RaceLimits, type RaceTarget } from './connection.ts';
import { type RawAnswer, type RawRequest, requestBytes } from './http-message.ts';

/**
 * All requests in one write on one connection (HTTP/1.1 pipelining, RFC 9112 §9.3.2): a server that starts each request
 * as soon as it is parsed gets them within microseconds. Others serve them one by one, which proves nothing.
 * @throws Error where the connection cannot be opened
 */
export async function racePipelined(
  target: RaceTarget,
  requests: readonly RawRequest[],
  limits: RaceLimits,
): Promise<RawAnswer[]> {
  const message = Buffer.concat(requests.map((request) => requestBytes(request, target.host)));
  const socket = await openConnection(target, limits);
  const collected = collectAnswers(socket, requests.length, limits);
  const now = performance.now();
  socket.write(message);
  limits.onRelease?.(now, now);
  return collected;
}
