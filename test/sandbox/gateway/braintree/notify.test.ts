import type { Transaction } from 'braintree';
import { describe, expect, it } from 'vitest';
import { merchantOfFile, settledSaleOn, startReceiver } from './test-merchant.ts';

const merchant = merchantOfFile();

const settledSale = (amount: string, more: object = {}): Promise<string> => settledSaleOn(merchant, amount, more);

function challengeOf(url: string): string {
  return new URL(url, 'http://receiver.invalid').searchParams.get('bt_challenge') ?? '';
}

describe('webhooks', () => {
  it('are verified by the library, and refused once changed', async () => {
    const { client, plane } = merchant;
    const receiver = await startReceiver();
    plane.setWebhookUrl('braintree', receiver.url);
    const id = await settledSale('10.00');
    plane.trigger('braintree', 'check');
    plane.trigger('braintree', 'transaction_disbursed');
    await plane.webhooks.idle();
    await receiver.close();
    const forms = receiver.received.map(({ body }) => new URLSearchParams(body));
    const parsed = await Promise.all(
      forms.map((form) =>
        client.webhookNotification.parse(form.get('bt_signature') ?? '', form.get('bt_payload') ?? ''),
      ),
    );
    const settled = parsed.find(({ kind }) => kind === 'transaction_settled') as unknown as {
      transaction: Transaction;
    };
    expect(settled.transaction).toMatchObject({ id, status: 'settled', amount: '10.00' });
    expect(parsed.map(({ kind }) => kind).toSorted()).toEqual([
      'check',
      'transaction_disbursed',
      'transaction_settled',
    ]);
    const [signature, payload] = [forms[0]?.get('bt_signature') ?? '', forms[0]?.get('bt_payload') ?? ''];
    await expect(client.webhookNotification.parse(signature, `A${payload.slice(1)}`)).rejects.toMatchObject({
      type: 'invalidSignatureError',
    });
    expect(() => plane.trigger('braintree', 'constructor')).toThrow('these kinds');
  });

  it('go only to an address that signs the challenge', async () => {
    const { client, books } = merchant;
    const gateway = client.webhookNotification as unknown as { verify(challenge: string): string };
    const verify = (challenge: string): string => gateway.verify(challenge);
    const good = await startReceiver(({ url }) => verify(challengeOf(url)));
    const bad = await startReceiver(() => 'yes');
    expect(await books.verifyWebhookUrl(good.url)).toBe(true);
    expect(await books.verifyWebhookUrl(bad.url)).toBe(false);
    expect(await books.verifyWebhookUrl('http://example.com/hook')).toBe(false);
    await Promise.all([good.close(), bad.close()]);
  });
});
