import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeClock } from '../../../src/sandbox/clock.ts';
import { idSource } from '../../../src/sandbox/new-id.ts';
import { makeOutbox } from '../../../src/sandbox/resilience/outbox.ts';
import type { Tables } from '../../../src/sandbox/tables.ts';

const received: { readonly body: string; readonly signature: string }[] = [];
const receiver = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (text: string) => (body += text));
  request.on('end', () => {
    received.push({ body, signature: String(request.headers['shop-signature']) });
    response.end();
  });
});
let url = '';
let folder = '';

beforeAll(async () => {
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  folder = await mkdtemp(join(tmpdir(), 'tollgate-outbox-'));
});
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await rm(folder, { recursive: true });
});

/** Starts a process that commits two captures, and kills it before its outbox can send anything: the payments' ids. */
async function commitAndDie(): Promise<readonly string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'outbox-process.ts'), folder, url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let output = '';
  for await (const text of child.stdout.setEncoding('utf8')) {
    output += String(text);
    if (output.includes('\n')) break;
  }
  child.kill('SIGKILL');
  await ended;
  expect(child.signalCode).toBe('SIGKILL');
  return output.trim().split(' ');
}

describe('a process killed between commit and send', () => {
  it('leaves its event behind for the next process; without an outbox nobody is ever told of the money', async () => {
    const [untold = '', told = ''] = await commitAndDie();
    expect(received.map(({ body }) => body).filter((body) => body.includes(told))).toEqual([]);
    received.length = 0;
    const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: await PGlite.create(folder) }) });
    const outbox = makeOutbox({ db, clock: makeClock(), newId: idSource(2).newId, defect: () => false });
    outbox.recover();
    await outbox.idle();
    const entries = await outbox.list();
    await outbox.close();
    const journals = await db.selectFrom('journals').select('reference').orderBy('position').execute();
    await db.destroy();
    expect(journals.map(({ reference }) => reference)).toEqual([untold, told]);
    expect(entries).toMatchObject([{ resource: `payment:${told}`, status: 'delivered', attempts: 1 }]);
    expect(received).toHaveLength(1);
    const { body = '', signature = '' } = received[0] ?? {};
    expect(JSON.parse(body)).toMatchObject({ type: 'payment.succeeded', data: { id: told } });
    const [, time, sent] = /^t=(\d+),v1=([0-9a-f]{64})$/u.exec(signature) ?? [];
    expect(sent).toBe(createHmac('sha256', 'whsec_test').update(`${time}.${body}`).digest('hex'));
  });
});
