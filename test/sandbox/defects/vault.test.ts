import { createHash } from 'node:crypto';
import type { BankDefectId } from '../../../src/sandbox/defects/families/bank.ts';
import type { DepDefectId } from '../../../src/sandbox/defects/families/dep.ts';
import type { EncDefectId } from '../../../src/sandbox/defects/families/enc.ts';
import type { KeyDefectId } from '../../../src/sandbox/defects/families/key.ts';
import type { RngDefectId } from '../../../src/sandbox/defects/families/rng.ts';
import type { StoreDefectId } from '../../../src/sandbox/defects/families/store.ts';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { DEFAULT_KEY } from '../../../src/sandbox/vault/default-key.ts';
import { openField } from '../../../src/sandbox/vault/seal-field.ts';
import { findCardNumbers } from '../../../src/util/card-numbers.ts';
import { linkBank, logIn, startLink } from '../bank-client.ts';
import { type Answer, type Customer, control } from '../shop-client.ts';
import { type Effect, describeEffects } from './describe-effects.ts';

type Row = Readonly<Record<string, string>>;

const CARD = { number: '4242424242424242', exp_month: 12, exp_year: 2030, cvc: '737' };
const DAY = 24 * 3_600_000;

async function rowsOf(sandbox: Sandbox, table: string): Promise<readonly Row[]> {
  const { json } = await control(sandbox, 'GET', '/database');
  return (json['tables'] as Readonly<Record<string, readonly Row[]>>)[table] ?? [];
}

async function alter(sandbox: Sandbox, statement: string): Promise<void> {
  const { status, text } = await control(sandbox, 'POST', '/sql', { statement });
  if (status !== 200) throw new Error(text);
}

const bytesOf = (sealed: string): Buffer => Buffer.from(sealed.split(':')[2] ?? '', 'base64url');

/** Sealed routing numbers of two accounts at one bank, which are the same number. */
async function sealedRouting(sandbox: Sandbox, customer: Customer): Promise<readonly string[]> {
  await linkBank(sandbox, customer);
  return (await rowsOf(sandbox, 'bank_accounts')).flatMap(({ routing }) => routing ?? []);
}

function sendCard(customer: Customer): Promise<Answer> {
  return customer.post('/api/payments', { order: 'ord_none', card: CARD });
}

async function keptRequest(sandbox: Sandbox, customer: Customer): Promise<Row> {
  await sendCard(customer);
  const row = (await rowsOf(sandbox, 'payment_requests')).at(-1);
  if (row === undefined) throw new Error('nothing was kept');
  return row;
}

const nextState = (state: number): number => (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;

type Families = BankDefectId | EncDefectId | StoreDefectId | KeyDefectId | RngDefectId | DepDefectId;

const effects: Readonly<Record<Families, Effect>> = {
  async 'bank.public_token_unbound'({ sandbox, alice, other }) {
    const stolen = await logIn(sandbox, await startLink(alice));
    const bob = await other();
    const answer = await bob.post('/api/bank/links', { link_token: await startLink(bob), public_token: stolen });
    return answer.status === 201 && ((await bob.get('/api/bank/accounts')).json['items'] as object[]).length > 0;
  },
  async 'bank.access_token_leak'({ sandbox, alice }) {
    const answer = await linkBank(sandbox, alice);
    return answer.status === 201 && answer.text.includes('access-sandbox-');
  },
  async 'bank.numbers_unmasked'({ sandbox, alice }) {
    await linkBank(sandbox, alice);
    const items = (await alice.get('/api/bank/accounts')).json['items'] as Row[];
    return items.some(({ account, routing }) => /^\d{9,}$/u.test(account ?? '') && routing === '011401533');
  },
  async 'enc.ecb'({ sandbox, alice }) {
    const [first, second] = await sealedRouting(sandbox, alice);
    return first !== undefined && first === second;
  },
  async 'enc.nonce_reuse'({ sandbox, alice }) {
    const [first, second] = await sealedRouting(sandbox, alice);
    return bytesOf(first ?? '')
      .subarray(0, 12)
      .equals(bytesOf(second ?? '').subarray(0, 12));
  },
  async 'enc.tag_truncated'({ sandbox, alice }) {
    await linkBank(sandbox, alice);
    const [row] = await rowsOf(sandbox, 'bank_accounts');
    const bytes = bytesOf(row?.['current_balance'] ?? '').fill(0, 16, 28);
    const short = `1:1:${bytes.toString('base64url')}`;
    await alter(sandbox, `update bank_accounts set current_balance = '${short}' where id = '${row?.['id']}'`);
    return (await alice.get('/api/bank/accounts')).status === 200;
  },
  async 'enc.no_aad'({ sandbox, alice }) {
    await linkBank(sandbox, alice);
    const [rich, poor] = await rowsOf(sandbox, 'bank_accounts');
    const moved = `update bank_accounts set current_balance = '${rich?.['current_balance']}' where id = '${poor?.['id']}'`;
    await alter(sandbox, moved);
    const answer = await alice.get('/api/bank/accounts');
    const balances = (answer.json['items'] as { id: string; current: number }[] | undefined) ?? [];
    const of = (row: Row | undefined): number | undefined => balances.find(({ id }) => id === row?.['id'])?.current;
    return answer.status === 200 && of(rich) === of(poor);
  },
  async 'enc.field_plain'({ sandbox, alice }) {
    return (await sealedRouting(sandbox, alice)).includes('011401533');
  },
  async 'store.pan_cvv'({ sandbox, alice }) {
    const { body = '' } = await keptRequest(sandbox, alice);
    return findCardNumbers(body).length === 1 && body.includes('737');
  },
  async 'store.pan_hash_unkeyed'({ sandbox, alice }) {
    const { card_fingerprint } = await keptRequest(sandbox, alice);
    return card_fingerprint === createHash('sha256').update(CARD.number).digest('hex');
  },
  async 'key.not_rotated'({ sandbox }) {
    sandbox.clock.advance(91 * DAY);
    await sandbox.operations.nightly.runNow();
    const { json } = await control(sandbox, 'GET', '/keys');
    const keys = json['items'] as { purpose: string; state: string; age_days: number }[];
    return keys.some(({ purpose, state, age_days }) => purpose === 'field' && state === 'active' && age_days > 90);
  },
  async 'key.hardcoded'({ sandbox, alice }) {
    await linkBank(sandbox, alice);
    const [link] = await rowsOf(sandbox, 'bank_links');
    const place = { table: 'bank_links', column: 'access_token', row: link?.['id'] ?? '' };
    try {
      return openField(DEFAULT_KEY.bytes, place, link?.['access_token'] ?? '').startsWith('access-');
    } catch {
      return false;
    }
  },
  async 'rng.weak'({ alice }) {
    const first = Buffer.from(alice.token, 'base64url');
    const { token } = await alice.signInAgain();
    return Buffer.from(token, 'base64url').readUInt32BE(0) === nextState(first.readUInt32BE(28));
  },
  async 'dep.vulnerable'({ sandbox }) {
    const { json } = await control(sandbox, 'GET', '/manifest');
    const packages = json['packages'] as Readonly<Record<string, { readonly version?: string }>>;
    return packages['node_modules/minimist']?.version === '1.2.5';
  },
};

describeEffects('bank, enc, store, key, rng and dep', effects);
