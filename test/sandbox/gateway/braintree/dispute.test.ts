import { describe, expect, it } from 'vitest';
import {
  ALWAYS,
  callClient,
  codesOf,
  merchantOfFile,
  type Result,
  sellOn,
  settledSaleOn,
  startReceiver,
} from './test-merchant.ts';

const merchant = merchantOfFile();

const DAY = 24 * 3_600_000;

const sell = (amount: string, more: object = {}): Promise<Result> => sellOn(merchant, amount, more);
const settledSale = (amount: string, more: object = {}): Promise<string> => settledSaleOn(merchant, amount, more);

describe('a dispute', () => {
  const card = { number: '4023898493988028', expirationDate: '12/2030' };

  it.each([
    ['compelling_evidence', 'won', ['dispute_opened', 'dispute_disputed', 'dispute_won'], [-1000n, 1000n]],
    ['losing_evidence', 'lost', ['dispute_opened', 'dispute_disputed', 'dispute_lost'], [-1000n]],
  ])('answered with %s is %s', async (content, status, kinds, amounts) => {
    const { client } = merchant;
    const receiver = await startReceiver();
    merchant.plane.setWebhookUrl('braintree', receiver.url);
    const sold = await sell('10.00', {
      paymentMethodNonce: undefined,
      creditCard: card,
      options: { submitForSettlement: true },
    });
    const id = (sold.transaction.disputes as { id: string }[])[0]?.id ?? '';
    expect(await callClient(client, 'dispute.find', id)).toMatchObject({
      dispute: { status: 'open', amountDisputed: '10.00' },
    });
    const { evidence } = await callClient(client, 'dispute.addTextEvidence', id, { content: 'to be removed' });
    await client.dispute.addTextEvidence(id, { content });
    await client.dispute.removeEvidence(id, (evidence as { id: string }).id);
    await client.dispute.finalize(id);
    expect(await callClient(client, 'dispute.find', id)).toMatchObject({
      dispute: { status, evidence: [{ comment: content }] },
    });
    expect(await codesOf(client.dispute.accept(id))).toEqual(['95704']);
    expect(await codesOf(client.dispute.addTextEvidence(id, { content }))).toEqual(['95701']);
    await merchant.plane.webhooks.idle();
    await receiver.close();
    const seen: string[] = [];
    for (const { body } of receiver.received) {
      const form = new URLSearchParams(body);
      const notification = await client.webhookNotification.parse(
        form.get('bt_signature') ?? '',
        form.get('bt_payload') ?? '',
      );
      seen.push(notification.kind);
    }
    expect(seen.toSorted()).toEqual(kinds.toSorted());
    expect(merchant.plane.settlement(...ALWAYS).map(({ amount }) => amount)).toEqual(amounts);
  });

  it('is accepted, or runs out by the clock; what it took cannot be refunded too', async () => {
    const { client } = merchant;
    const [accepted, expired] = [await settledSale('10.00'), await settledSale('20.00')];
    const [first, second] = [merchant.books.dispute(accepted), merchant.books.dispute(expired)];
    expect((await client.dispute.accept(first)).success).toBe(true);
    expect(await callClient(client, 'dispute.find', first)).toMatchObject({ dispute: { status: 'accepted' } });
    expect(await codesOf(client.transaction.refund(accepted))).toEqual(['91512']);
    expect(await codesOf(client.dispute.finalize(second))).toEqual(['95726']);
    merchant.clock.advance(14 * DAY);
    expect(await callClient(client, 'dispute.find', second)).toMatchObject({ dispute: { status: 'expired' } });
    expect(() => merchant.books.dispute(accepted)).toThrow('only once');
    await expect(client.dispute.find('nothing')).rejects.toMatchObject({ type: 'notFoundError' });
  });
});
