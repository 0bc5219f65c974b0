import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeClock } from '../../../src/sandbox/clock.ts';
import {
  makeWebhookSender,
  type WebhookMessage,
  type WebhookSender,
} from '../../../src/sandbox/gateway/webhook-sender.ts';
import { type Receiver, startReceiver } from './stripe/stripe-gateway.ts';

let receiver: Receiver;
let sender: WebhookSender;

beforeEach(async () => {
  receiver = await startReceiver();
  sender = makeWebhookSender({ clock: makeClock(), retryDelay: 5, attempts: 3, firstDelay: 1 });
});
afterEach(async () => {
  await sender.close();
  await receiver.close();
});

const message = (eventId: string, url = receiver.url): WebhookMessage => ({
  provider: 'stripe',
  eventId,
  type: 'charge.succeeded',
  url,
  headers: { 'content-type': 'application/json', 'x-event': eventId },
  body: `{"id":"${eventId}"}`,
});
const arrived = (): string[] => receiver.received.map(({ headers }) => String(headers['x-event']));
const outcomes = (): string[] => sender.deliveries().map(({ outcome, status }) => `${outcome} ${status ?? '-'}`);

describe('a webhook', () => {
  it('arrives as it was sent', async () => {
    sender.send(message('evt_1'));
    await sender.idle();
    expect(receiver.received[0]?.body).toBe('{"id":"evt_1"}');
    expect(receiver.received[0]?.headers['content-type']).toBe('application/json');
    expect(outcomes()).toEqual(['delivered 200']);
  });

  it('is tried again, signed anew, until it is taken', async () => {
    let signed = 0;
    receiver.answers.push(500, 302);
    sender.send({ ...message('evt_1'), headers: () => ({ 'x-event': `attempt ${(signed += 1)}` }) });
    await sender.idle();
    expect(arrived()).toEqual(['attempt 1', 'attempt 2', 'attempt 3']);
    expect(outcomes()).toEqual(['retried 500', 'retried 302', 'delivered 200']);
  });

  it('is given up after the last attempt, also where nobody listens', async () => {
    receiver.answers.push(500, 500, 500);
    sender.send(message('evt_1'));
    await sender.idle();
    expect(outcomes()).toEqual(['retried 500', 'retried 500', 'failed 500']);
    await receiver.close();
    sender.send(message('evt_2'));
    await sender.idle();
    expect(outcomes().slice(3)).toEqual(['retried -', 'retried -', 'failed -']);
    receiver = await startReceiver();
  });

  it.each([
    'http://169.254.169.254/latest/meta-data',
    'http://10.0.0.7/hook',
    'http://example.com/hook',
    'http://127.0.0.1.example.com/',
    'file:///etc/passwd',
    'nonsense',
  ])('is never sent to %s', async (url) => {
    sender.send(message('evt_1', url));
    await sender.idle();
    expect(outcomes()).toEqual(['refused -']);
  });

  it('waits while messages are held, and can be released in reverse', async () => {
    sender.hold();
    sender.send(message('evt_1'));
    sender.send(message('evt_2'));
    await sender.idle();
    expect(arrived()).toEqual([]);
    sender.release('reversed');
    await sender.idle();
    expect(arrived()).toEqual(['evt_2', 'evt_1']);
    sender.send(message('evt_3'));
    await sender.idle();
    expect(arrived().at(-1)).toBe('evt_3');
  });

  it('can be repeated, duplicated, delayed and put in another order', async () => {
    sender.send(message('evt_1'));
    await sender.idle();
    sender.send(message('evt_2'));
    await sender.idle();
    expect(sender.redeliver('evt_1', { times: 2 })).toBe(true);
    await sender.idle();
    expect(arrived()).toEqual(['evt_1', 'evt_2', 'evt_1', 'evt_1']);
    expect(await sender.redeliverInOrder(['evt_2', 'evt_1'])).toBe(true);
    expect(arrived().slice(4)).toEqual(['evt_2', 'evt_1']);
    const since = performance.now();
    sender.delay(60);
    sender.send(message('evt_3'));
    await sender.idle();
    expect(performance.now() - since).toBeGreaterThan(55);
    expect(sender.redeliver('evt_9')).toBe(false);
    expect(await sender.redeliverInOrder(['evt_1', 'evt_9'])).toBe(false);
    expect(arrived()).toHaveLength(7);
  });

  it('is forgotten by a reset, even one that is on its way', async () => {
    await sender.close();
    sender = makeWebhookSender({ clock: makeClock(), retryDelay: 60_000, firstDelay: 1 });
    receiver.answers.push(500);
    sender.send(message('evt_1'));
    await expect.poll(() => outcomes()).toEqual(['retried 500']);
    sender.reset();
    await sender.idle();
    expect([sender.deliveries(), sender.messages()]).toEqual([[], []]);
    expect(sender.redeliver('evt_1')).toBe(false);
  });
});
