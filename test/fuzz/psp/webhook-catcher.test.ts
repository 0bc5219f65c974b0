import { afterEach, expect, it } from 'vitest';
import { openWebhookCatcher, type WebhookCatcher } from '../../../src/fuzz/psp/webhook-catcher.ts';
import { openHttpClient } from '../../../src/util/http.ts';

let catcher: WebhookCatcher | undefined;
afterEach(() => catcher?.close());

it('keeps body and headers of what arrives, byte for byte and in order, and answers with success', async () => {
  catcher = await openWebhookCatcher();
  const client = openHttpClient(catcher.url);
  for (const body of ['{"a": 1}', '{"b":\n2}']) {
    const answer = await client.request({ method: 'POST', path: '/', headers: { 'X-Signature': 'abc' }, body });
    expect(answer.status).toBe(200);
  }
  await client.close();
  expect(catcher.caught().map(({ body }) => body)).toEqual(['{"a": 1}', '{"b":\n2}']);
  expect(catcher.caught()[0]?.headers['x-signature']).toBe('abc');
});

it('does not keep a body without end', async () => {
  catcher = await openWebhookCatcher();
  const client = openHttpClient(catcher.url);
  await client.request({ method: 'POST', path: '/', body: 'x'.repeat(2 * 1024 * 1024) });
  await client.close();
  expect(catcher.caught()).toEqual([]);
});
