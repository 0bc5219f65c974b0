import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { type RawAnswer, readAnswer } from './http-message.ts';

/** Where raw connections go. */
export interface RaceTarget {
  readonly address: string;
  readonly port: number;
  readonly tls: boolean;
  /** For TLS; empty where the target is an address. */
  readonly servername: string;
  /** What the `Host` header says. */
  readonly host: string;
  /** PEM of the authority, where the system does not know it. */
  readonly ca?: string;
}

/** Limits of a volley. */
export interface RaceLimits {
  /** Milliseconds until the last answer. */
  readonly timeout: number;
  readonly signal?: AbortSignal;
  /** Told when the first and the last of the requests were let go, on the clock of `performance.now()`. */
  readonly onRelease?: (first: number, last: number) => void;
}

/** Opens a connection, ready to send. @throws Error of the network: refused, timed out, aborted. */
export async function openConnection(
  target: RaceTarget,
  { timeout, signal }: RaceLimits,
  protocols: readonly string[] = ['http/1.1'],
): Promise<Socket> {
  signal?.throwIfAborted();
  const socket = target.tls
    ? connectTls({
        host: target.address,
        port: target.port,
        ...(target.servername !== '' && { servername: target.servername }),
        ...(target.ca !== undefined && { ca: target.ca }),
        ALPNProtocols: [...protocols],
      })
    : connectPlain({ host: target.address, port: target.port });
  socket.setNoDelay(true);
  return new Promise((resolve, reject) => {
    const give = (error: Error): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      socket.destroy();
      reject(error);
    };
    const stop = (): void => give(new Error('aborted'));
    const timer = setTimeout(() => give(new Error('no connection in time')), timeout);
    signal?.addEventListener('abort', stop, { once: true });
    socket.once('error', give);
    socket.once(target.tls ? 'secureConnect' : 'connect', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      socket.removeListener('error', give);
      // A connection may break at any later time; whoever collects answers then simply gets fewer.
      socket.on('error', () => socket.destroy());
      resolve(socket);
    });
  });
}

/** Collects answers until `count` are there, the connection ends, time is up or something else than HTTP arrives. */
export async function collectAnswers(
  socket: Socket,
  count: number,
  { timeout, signal }: RaceLimits,
): Promise<RawAnswer[]> {
  const answers: RawAnswer[] = [];
  let buffer = Buffer.alloc(0);
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      socket.destroy();
      resolve(answers);
    };
    const take = (ended: boolean): void => {
      while (answers.length < count) {
        const reading = readAnswer(buffer, ended);
        if (reading === 'incomplete') return;
        if (reading === 'broken') return finish();
        answers.push({ ...reading.answer, at: performance.now() });
        buffer = Buffer.from(reading.rest);
      }
      finish();
    };
    const timer = setTimeout(finish, timeout);
    signal?.addEventListener('abort', finish, { once: true });
    socket.on('data', (chunk: Buffer) => {
      buffer = Buffer.concat([buffer, chunk]);
      take(false);
    });
    socket.once('end', () => take(true));
    socket.once('close', finish);
    if (signal?.aborted === true || socket.destroyed) finish();
  });
}
