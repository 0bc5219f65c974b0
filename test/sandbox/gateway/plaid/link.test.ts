import { describe, expect, it } from 'vitest';
import { accessTokenOf, bankOfFile, errorOf, linkTokenOf, publicTokenOf, rawPost } from './test-bank.ts';

const bank = bankOfFile();

const linkToken = (webhook?: string, user?: string): Promise<string> => linkTokenOf(bank, webhook, user);
const publicToken = (options: object = {}): Promise<string> => publicTokenOf(bank, options);
const accessToken = (options: object = {}): Promise<string> => accessTokenOf(bank, options);

describe('linking a bank', () => {
  it('goes from a link token over the page to an access token', async () => {
    const token = await linkToken();
    expect(token).toMatch(/^link-sandbox-[0-9a-f-]{36}$/u);
    const page = await fetch(`${bank.origin}/link?token=${token}&parent=http://127.0.0.1:4010`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain('frame-ancestors http://127.0.0.1:4010');
    expect(await page.text()).toContain('First Platypus Bank');
    const login = { link_token: token, institution_id: 'ins_109508', username: 'user_good', password: 'pass_good' };
    const session = await rawPost(bank, '/elements/link/sessions', JSON.stringify(login));
    const linked = String(session.json['public_token']);
    const { link_sessions } = (await bank.client.linkTokenGet({ link_token: token })).data;
    expect(link_sessions?.map((one) => one.results?.item_add_results[0]?.public_token)).toEqual([linked]);
    const other = (await bank.client.linkTokenGet({ link_token: await linkToken(undefined, 'user-2') })).data;
    expect(other.link_sessions).toEqual([]);
    const exchanged = (await bank.client.itemPublicTokenExchange({ public_token: linked })).data;
    expect(exchanged.access_token).toMatch(/^access-sandbox-/u);
    const { item } = (await bank.client.itemGet({ access_token: exchanged.access_token })).data;
    expect(item).toMatchObject({ item_id: exchanged.item_id, institution_id: 'ins_109508', error: null });
  });

  it.each([
    ['http://evil.example', 400],
    ['javascript:alert(1)', 400],
    ['"><script>', 400],
    ['http://127.0.0.1:1/path', 400],
  ])('shows the page to no other parent than loopback: %s', async (parent, status) => {
    const page = await fetch(`${bank.origin}/link?token=${await linkToken()}&parent=${encodeURIComponent(parent)}`);
    expect(page.status).toBe(status);
    expect(await page.text()).not.toContain('<script>');
  });

  it('exchanges a public token once, and not after half an hour', async () => {
    const token = await publicToken();
    await bank.client.itemPublicTokenExchange({ public_token: token });
    const again = await errorOf(bank.client.itemPublicTokenExchange({ public_token: token }));
    expect(again).toMatchObject({ status: 400, error_type: 'INVALID_INPUT', error_code: 'INVALID_PUBLIC_TOKEN' });
    const late = await publicToken();
    bank.clock.advance(31 * 60_000);
    expect(await errorOf(bank.client.itemPublicTokenExchange({ public_token: late }))).toMatchObject({
      error_code: 'INVALID_PUBLIC_TOKEN',
    });
  });

  it.each([
    ['user_good', 'wrong', 'ITEM_ERROR', 'INVALID_CREDENTIALS'],
    ['user_good', 'error_ITEM_LOCKED', 'ITEM_ERROR', 'ITEM_LOCKED'],
    ['user_good', 'error_INSTITUTION_DOWN', 'INSTITUTION_ERROR', 'INSTITUTION_DOWN'],
    ['nobody', 'pass_good', 'ITEM_ERROR', 'INVALID_CREDENTIALS'],
  ])('fails the login of %s with %s', async (override_username, override_password, error_type, error_code) => {
    const error = await errorOf(publicToken({ override_username, override_password }));
    expect(error).toMatchObject({ status: 400, error_type, error_code });
    expect(error['display_message']).toEqual(expect.any(String));
  });

  it('makes the same bank from the same seed', async () => {
    const [first, second] = [[] as string[], [] as string[]];
    for (const list of [first, second]) {
      bank.plane.reset(9);
      const { accounts, numbers } = (await bank.client.authGet({ access_token: await accessToken() })).data;
      list.push(JSON.stringify([accounts, numbers]));
    }
    expect(first).toEqual(second);
  });
});
