import { TransferNetwork, TransferType } from 'plaid';
import { describe, expect, it } from 'vitest';
import { accessTokenOf, bankOfFile, errorOf } from './test-bank.ts';

const bank = bankOfFile();

const DAY = 24 * 3_600_000;

const accessToken = (options: object = {}): Promise<string> => accessTokenOf(bank, options);

describe('a transfer', () => {
  it('is authorized once per key, made once per authorization, and settles by the clock', async () => {
    const access_token = await accessToken();
    const { accounts } = (await bank.client.accountsGet({ access_token })).data;
    const account_id = accounts[0]?.account_id ?? '';
    const wish = {
      access_token,
      account_id,
      type: TransferType.Debit,
      network: TransferNetwork.Ach,
      amount: '12.34',
      user: { legal_name: 'Alberta Charleson' },
      idempotency_key: 'k-1',
    };
    const { authorization } = (await bank.client.transferAuthorizationCreate(wish)).data;
    expect(authorization.decision).toBe('approved');
    expect((await bank.client.transferAuthorizationCreate(wish)).data.authorization.id).toBe(authorization.id);
    expect(await errorOf(bank.client.transferAuthorizationCreate({ ...wish, amount: '99.00' }))).toMatchObject({
      status: 400,
    });
    const order = { access_token, account_id, authorization_id: authorization.id, description: 'Order 1' };
    const { transfer } = (await bank.client.transferCreate(order)).data;
    expect((await bank.client.transferCreate(order)).data.transfer.id).toBe(transfer.id);
    expect(bank.plane.journal()).toMatchObject([{ kind: 'transfer', amount: 1234n, currency: 'USD' }]);
    expect(transfer).toMatchObject({ status: 'pending', cancellable: true });
    bank.clock.advance(2 * DAY);
    expect((await bank.client.transferGet({ transfer_id: transfer.id })).data.transfer.status).toBe('settled');
    expect(await errorOf(bank.client.transferCancel({ transfer_id: transfer.id }))).toMatchObject({
      error_type: 'TRANSFER_ERROR',
    });
  });

  it('is declined where the account does not hold as much', async () => {
    const access_token = await accessToken();
    const { accounts } = (await bank.client.accountsGet({ access_token })).data;
    const account_id = accounts[0]?.account_id ?? '';
    const { authorization } = (
      await bank.client.transferAuthorizationCreate({
        access_token,
        account_id,
        type: TransferType.Debit,
        network: TransferNetwork.Ach,
        amount: '99999.00',
        user: { legal_name: 'Alberta Charleson' },
      })
    ).data;
    expect(authorization).toMatchObject({ decision: 'declined', decision_rationale: { code: 'NSF' } });
    const order = { access_token, account_id, authorization_id: authorization.id, description: 'Order 1' };
    expect(await errorOf(bank.client.transferCreate(order))).toMatchObject({ error_type: 'TRANSFER_ERROR' });
    expect(bank.plane.journal()).toEqual([]);
  });
});
