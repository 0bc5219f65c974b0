import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { type OperationDecoyId, operationDecoys } from '../../../../src/sandbox/defects/decoys/operations.ts';
import type { Sandbox } from '../../../../src/sandbox/index.ts';
import { linkBank, logIn, startLink } from '../../bank-client.ts';
import { call, control, type Customer, idOf, newCustomer, type Row, rowsOf } from '../../shop-client.ts';
import { type DecoyProof, describeDecoys } from '../describe-decoys.ts';

const DAY = 24 * 3_600_000;
const CARD = { number: '4242424242424242', exp_month: 12, exp_year: 2030, cvc: '737' };

async function keptRequest(sandbox: Sandbox, customer: Customer): Promise<Row | undefined> {
  await customer.post('/api/payments', { order: 'ord_none', card: CARD });
  return (await rowsOf(sandbox, 'payment_requests')).findLast((row) => row['account'] === customer.id);
}

async function records(sandbox: Sandbox): Promise<readonly Row[]> {
  const lines = (await control(sandbox, 'GET', '/log')).text.trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Row);
}

async function payByBraintree(customer: Customer): Promise<string> {
  const body = { provider: 'braintree', payment_method: 'fake-valid-nonce' };
  return idOf(await customer.post('/api/payments', { order: await customer.order(), ...body }));
}

const proofs: Readonly<Record<OperationDecoyId, DecoyProof>> = {
  async 'bank.masked_number'({ sandbox, alice }) {
    await linkBank(sandbox, alice);
    const { json, text } = await alice.get('/api/bank/accounts');
    for (const { account } of json['items'] as Row[]) expect(account).toMatch(/^\*{8}\d{4}$/u);
    expect(text).not.toMatch(/"account":"\d/u);
  },
  async 'bank.link_token'({ sandbox, alice }) {
    const access_token = await startLink(alice);
    const { clientId, secret } = sandbox.gateway.credentials.plaid;
    const headers = { 'plaid-client-id': clientId, 'plaid-secret': secret };
    const answer = await call(sandbox.gatewayUrl, 'POST', '/accounts/get', { body: { access_token }, headers });
    expect(answer.status).toBe(400);
  },
  async 'bank.two_logins'({ sandbox, alice }) {
    const link_token = await startLink(alice);
    for (const bank of ['ins_109508', 'ins_109509']) {
      idOf(await alice.post('/api/bank/links', { link_token, public_token: await logIn(sandbox, link_token, bank) }));
    }
    expect((await alice.get('/api/bank/links')).json['items']).toHaveLength(2);
  },
  async 'store.masked_card'({ sandbox, alice }) {
    const { body } = (await keptRequest(sandbox, alice)) ?? {};
    expect(body).toContain('424242******4242');
    expect(body).not.toMatch(/737|4242424242/u);
  },
  async 'store.keyed_fingerprint'({ sandbox, alice }) {
    const { card_fingerprint } = (await keptRequest(sandbox, alice)) ?? {};
    expect(card_fingerprint).toMatch(/^[0-9a-f]{64}$/u);
    for (const hash of ['sha256', 'sha512-256', 'sha3-256'])
      expect(card_fingerprint).not.toBe(createHash(hash).update(CARD.number).digest('hex'));
  },
  async 'enc.equal_length'({ sandbox, alice }) {
    const link = idOf(await linkBank(sandbox, alice));
    const sealed = (await rowsOf(sandbox, 'bank_accounts'))
      .filter((row) => row['link'] === link)
      .flatMap(({ routing }) => (typeof routing === 'string' ? [routing] : []));
    const [first = '', second = ''] = sealed;
    expect([first.length, first.slice(0, 4)]).toEqual([second.length, second.slice(0, 4)]);
    expect(first.slice(4, 20)).not.toBe(second.slice(4, 20));
    expect(first.slice(-12)).not.toBe(second.slice(-12));
  },
  async 'key.old_one_kept'({ sandbox, other }) {
    sandbox.clock.advance(100 * DAY);
    await sandbox.operations.nightly.runNow();
    const keys = (await control(sandbox, 'GET', '/keys')).json['items'] as Row[];
    const fieldKeys = keys.filter(({ purpose }) => purpose === 'field');
    expect(fieldKeys.some(({ age_days, state }) => Number(age_days) > 90 && state === 'decrypt_only')).toBe(true);
    const active = fieldKeys.find(({ state }) => state === 'active');
    const link = idOf(await linkBank(sandbox, await other()));
    const row = (await rowsOf(sandbox, 'bank_links')).find(({ id }) => id === link);
    expect(String(row?.['access_token'])).toMatch(new RegExp(`^1:${String(active?.['version'])}:`, 'u'));
  },
  async 'rng.repeating_ids'({ sandbox }) {
    await sandbox.reset();
    const first = await newCustomer(sandbox);
    await sandbox.reset();
    const second = await newCustomer(sandbox);
    expect(second.id).toBe(first.id);
    expect(second.token).not.toBe(first.token);
  },
  async 'log.escaped_break'({ sandbox, alice }) {
    const payment = await alice.pay('automatic');
    const description = 'tea"}\n{"event":"payment.approved"}\r\n{"x":"';
    await alice.patch(`/api/payments/${payment}`, { description });
    const all = await records(sandbox);
    expect(all.some(({ event }) => event === 'payment.approved')).toBe(false);
    expect(all.filter((record) => record['description'] === description)).toHaveLength(1);
  },
  async 'log.long_number'({ sandbox, alice }) {
    await alice.post('/api/payments', { order: '4242424242424241', payment_method: 'pm_card_visa' });
    expect((await control(sandbox, 'GET', '/log')).text).toContain('4242424242424241');
  },
  async 'audit.begins_late'({ sandbox, other }) {
    sandbox.clock.advance(366 * DAY);
    await sandbox.operations.nightly.runNow();
    await other();
    const [first] = (await control(sandbox, 'GET', '/trail')).json['items'] as Row[];
    expect(Number(first?.['seq'])).toBeGreaterThan(1);
    expect((await control(sandbox, 'GET', '/trail/verify')).json).toMatchObject({ holds: true });
  },
  async 'rec.not_yet_settled'({ sandbox, other }) {
    const customer = await other();
    await payByBraintree(customer);
    sandbox.clock.advance(DAY / 2);
    expect((await control(sandbox, 'POST', '/reconcile', {})).json).toMatchObject({ status: 'matched', pending: 1 });
    sandbox.clock.advance(DAY);
    const later = (await control(sandbox, 'POST', '/reconcile', {})).json;
    expect(later).toMatchObject({ status: 'matched', pending: 0 });
    expect(Number(later['lines'])).toBeGreaterThan(0);
  },
  async 'rec.second_attempt'({ sandbox, other }) {
    await (await other()).pay('automatic');
    sandbox.clock.advance(DAY);
    const match = { provider: 'stripe', path: '/settlement' } as const;
    sandbox.gateway.faults.add({ match, kind: 'error', times: 1 });
    const run = (await control(sandbox, 'POST', '/reconcile', {})).json;
    expect(run).toMatchObject({ status: 'matched', attempts: 2, pending: 0 });
    expect((run['checksums'] as Row[]).some(({ rows }) => Number(rows) > 0)).toBe(true);
  },
};

describeDecoys(operationDecoys, proofs);
