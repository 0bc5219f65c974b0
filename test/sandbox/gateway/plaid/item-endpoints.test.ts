import * as fc from 'fast-check';
import { CountryCode, SandboxItemFireWebhookRequestWebhookCodeEnum as WebhookCode } from 'plaid';
import { describe, expect, it } from 'vitest';
import { accessTokenOf, bankOfFile, errorOf, rawPost } from './test-bank.ts';

const bank = bankOfFile();

const DAY = 24 * 3_600_000;

const accessToken = (options: object = {}): Promise<string> => accessTokenOf(bank, options);

describe('an item', () => {
  it('tells accounts, balances, numbers and owners', async () => {
    const access_token = await accessToken();
    const { accounts } = (await bank.client.accountsBalanceGet({ access_token })).data;
    expect(accounts.map(({ subtype }) => subtype)).toEqual(['checking', 'savings', 'credit card']);
    for (const account of accounts) expect(account.balances.current).toBeGreaterThan(0);
    const { numbers } = (await bank.client.authGet({ access_token })).data;
    expect(numbers.ach).toHaveLength(2);
    expect(numbers.ach[0]?.account.slice(-4)).toBe(accounts[0]?.mask);
    const identity = (await bank.client.identityGet({ access_token })).data;
    expect(identity.accounts[0]?.owners[0]?.names).toEqual(['Alberta Bobbeth Charleson']);
    const some = await bank.client.accountsGet({
      access_token,
      options: { account_ids: [accounts[1]?.account_id ?? ''] },
    });
    expect(some.data.accounts).toHaveLength(1);
    const token = await bank.client.processorStripeBankAccountTokenCreate({
      access_token,
      account_id: accounts[0]?.account_id ?? '',
    });
    expect(token.data.stripe_bank_account_token).toMatch(/^btok_/u);
  });

  it('is gone once removed, and its old token once invalidated', async () => {
    const access_token = await accessToken();
    const { new_access_token } = (await bank.client.itemAccessTokenInvalidate({ access_token })).data;
    expect(await errorOf(bank.client.accountsGet({ access_token }))).toMatchObject({
      error_code: 'INVALID_ACCESS_TOKEN',
    });
    await bank.client.accountsGet({ access_token: new_access_token });
    await bank.client.itemRemove({ access_token: new_access_token });
    expect(await errorOf(bank.client.itemGet({ access_token: new_access_token }))).toMatchObject({
      error_code: 'INVALID_ACCESS_TOKEN',
    });
  });

  it('wants a new login after a reset, which update mode mends', async () => {
    const access_token = await accessToken();
    await bank.client.sandboxItemResetLogin({ access_token });
    expect(await errorOf(bank.client.accountsGet({ access_token }))).toMatchObject({
      error_type: 'ITEM_ERROR',
      error_code: 'ITEM_LOGIN_REQUIRED',
    });
    const update = await bank.client.linkTokenCreate({
      user: { client_user_id: 'user-1' },
      client_name: 'Shop',
      access_token,
      country_codes: [CountryCode.Us],
      language: 'en',
    });
    const login = {
      link_token: update.data.link_token,
      institution_id: 'ins_109508',
      username: 'user_good',
      password: 'pass_good',
    };
    expect((await rawPost(bank, '/elements/link/sessions', JSON.stringify(login))).status).toBe(200);
    expect((await bank.client.accountsGet({ access_token })).status).toBe(200);
  });
});

describe('transactions', () => {
  it('are the same in pages of any size, and then only what is new', async () => {
    const access_token = await accessToken();
    const whole = (await bank.client.transactionsSync({ access_token, count: 500 })).data;
    expect(whole.has_more).toBe(false);
    expect(whole.added.length).toBeGreaterThan(10);
    const ids = whole.added.map(({ transaction_id }) => transaction_id);
    expect(new Set(ids).size).toBe(ids.length);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 5, max: 60 }), async (count) => {
        const paged: string[] = [];
        let cursor: string | undefined;
        for (;;) {
          const { data } = await bank.client.transactionsSync({ access_token, count, ...(cursor && { cursor }) });
          paged.push(...data.added.map(({ transaction_id }) => transaction_id));
          cursor = data.next_cursor;
          if (!data.has_more) break;
        }
        expect(paged).toEqual(ids);
      }),
      { numRuns: 5 },
    );
    const { data } = await bank.client.transactionsSync({ access_token, cursor: whole.next_cursor });
    expect([data.added, data.modified, data.removed, data.has_more]).toEqual([[], [], [], false]);
  });

  it('come with the days, pending ones replaced by posted ones, and change the balance', async () => {
    const access_token = await accessToken();
    const before = (await bank.client.accountsBalanceGet({ access_token })).data.accounts[0]?.balances.current ?? 0;
    const { next_cursor: cursor } = (await bank.client.transactionsSync({ access_token, count: 500 })).data;
    bank.clock.advance(20 * DAY);
    const later = (await bank.client.transactionsSync({ access_token, cursor, count: 500 })).data;
    expect(later.added.length).toBeGreaterThan(5);
    const gone = new Set(later.removed.map(({ transaction_id }) => transaction_id));
    const posted = later.added.filter(({ pending_transaction_id }) => pending_transaction_id !== null);
    for (const transaction of posted) expect(gone.has(transaction.pending_transaction_id ?? '')).toBe(true);
    const after = (await bank.client.accountsBalanceGet({ access_token })).data.accounts[0];
    const spent = later.added
      .filter(
        ({ pending, account_id, transaction_id }) =>
          !pending && account_id === after?.account_id && !gone.has(transaction_id),
      )
      .reduce((sum, { amount }) => sum + BigInt(Math.round(amount * 100)), 0n);
    const difference = BigInt(Math.round(before * 100)) - BigInt(Math.round((after?.balances.current ?? 0) * 100));
    expect(difference).toBe(spent);
  });

  it('are added, modified and removed by a fired webhook', async () => {
    const access_token = await accessToken({ webhook: 'http://127.0.0.1:9/none' });
    const { next_cursor: cursor } = (await bank.client.transactionsSync({ access_token, count: 500 })).data;
    const fire = { access_token, webhook_code: WebhookCode.SyncUpdatesAvailable };
    await bank.client.sandboxItemFireWebhook(fire);
    await bank.client.sandboxItemFireWebhook(fire);
    const { data } = await bank.client.transactionsSync({ access_token, cursor });
    expect(data.modified.length).toBeGreaterThan(0);
    expect(data.removed.length).toBeGreaterThan(0);
    expect(data.added.some(({ pending }) => pending)).toBe(true);
  });

  it('refuse the cursor of another item, and one that was tampered with', async () => {
    const [one, two] = [await accessToken(), await accessToken()];
    const { next_cursor } = (await bank.client.transactionsSync({ access_token: one })).data;
    for (const cursor of [next_cursor, `${next_cursor}x`, 'a b', '\u0001']) {
      const error = await errorOf(bank.client.transactionsSync({ access_token: two, cursor }));
      expect(error).toMatchObject({ status: 400, error_code: 'INVALID_FIELD' });
    }
  });
});
