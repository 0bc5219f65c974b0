import { type Answer, answerOf } from '../wire.ts';
import type { RaceLimits, RaceTarget } from './connection.ts';
import type { RawRequest } from './http-message.ts';
import { raceLastByte } from './last-byte.ts';
import { racePipelined } from './pipelined.ts';
import { raceSinglePacket } from './single-packet.ts';

/** How a volley is fired. */
export interface Firing {
  readonly way: 'pipelined' | 'last-byte' | 'single-packet';
  readonly limits: RaceLimits;
  /** Of `last-byte` only. */
  readonly plug?: RawRequest;
}

/** Fires the requests together; every answer says how long it took. @throws Error of the network */
export async function fireVolley(
  target: RaceTarget,
  requests: readonly RawRequest[],
  { way, limits, plug }: Firing,
): Promise<Answer[]> {
  let from = performance.now();
  let to = from;
  const timed: RaceLimits = {
    ...limits,
    onRelease(first, last) {
      from = first;
      to = last;
    },
  };
  const answers = await fire();
  return answers.map((answer) => ({
    ...answerOf(answer),
    times: { sent: to - from, received: (answer.at ?? to) - from },
  }));

  function fire(): ReturnType<typeof racePipelined> {
    if (way === 'pipelined') return racePipelined(target, requests, timed);
    if (way === 'single-packet') return raceSinglePacket(target, requests, timed);
    return raceLastByte(target, requests, timed, plug);
  }
}
