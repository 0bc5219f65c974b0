import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startStripeGateway, type StripeGateway } from './stripe-gateway.ts';

let gateway: StripeGateway;

beforeAll(async () => {
  gateway = await startStripeGateway();
});
afterAll(() => gateway.close());
beforeEach(() => gateway.plane.reset(1));

interface Step {
  readonly action: 'create' | 'confirm' | 'capture' | 'cancel' | 'refund' | 'authenticate' | 'wait' | 'update';
  readonly target: number;
  readonly amount: number;
  /** Of a payment that is created. */
  readonly price: number;
  readonly card: string;
  readonly manual: boolean;
  /** Of a small set, so that keys are used again, with the same parameters and with others. */
  readonly key: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  // Weighted so that a few dozen sequences reach what needs several right steps, such as a refund that fails later.
  action: fc.constantFrom(
    'create',
    'create',
    'confirm',
    'capture',
    'capture',
    'cancel',
    'authenticate',
    'update',
    'refund',
    'refund',
    'refund',
    'wait',
    'wait',
  ),
  target: fc.nat(8),
  amount: fc.constantFrom(0, 1, 700, 700, 1500, 1500, 2001, 2500, 100_000_000),
  price: fc.constantFrom(49, 2000, 2000, 2000, 2000),
  card: fc.constantFrom(
    'visa',
    'visa',
    'visa',
    'refundFail',
    'refundFail',
    'pendingRefund',
    'chargeDeclined',
    'authenticationRequired',
    'createDispute',
  ),
  manual: fc.boolean(),
  key: fc.nat(12),
});

const requestOf = ({ action, target, amount, price, card, manual }: Step, ids: readonly string[]): [string, string] => {
  // Mostly one that there is.
  const id = ids[target === 8 ? -1 : target % ids.length] ?? 'pi_nobody';
  switch (action) {
    case 'create':
      return [
        '/v1/payment_intents',
        `amount=${price}&currency=usd&payment_method=pm_card_${card}&confirm=true&capture_method=${manual ? 'manual' : 'automatic'}`,
      ];
    case 'confirm':
      return [`/v1/payment_intents/${id}/confirm`, `payment_method=pm_card_${card}`];
    case 'capture':
      return [`/v1/payment_intents/${id}/capture`, manual ? `amount_to_capture=${amount}` : ''];
    case 'cancel':
      return [`/v1/payment_intents/${id}/cancel`, ''];
    case 'refund':
      return ['/v1/refunds', manual ? `payment_intent=${id}&amount=${amount}` : `payment_intent=${id}`];
    case 'authenticate':
      return [`/v1/test_helpers/payment_intents/${id}/authenticate`, `outcome=${manual ? 'succeeded' : 'failed'}`];
    case 'update':
      return [`/v1/payment_intents/${id}`, `amount=${amount}`];
    case 'wait':
      return ['/v1/customers', ''];
  }
};

const intentIds = (): string[] => [...new Set(gateway.plane.journal().map(({ payment_ref }) => payment_ref))];

/** The books hold together, whatever was asked of them. */
const checkBooks = async (): Promise<void> => {
  const journal = gateway.plane.journal();
  for (const id of intentIds()) {
    const sum = (kind: string): bigint =>
      journal
        .filter((move) => move.payment_ref === id && move.kind === kind)
        .reduce((total, { amount }) => total + amount, 0n);
    const { body } = await gateway.raw('GET', `/v1/payment_intents/${id}`);
    const refunded = sum('refund') - sum('refund_failed');
    expect(sum('authorize')).toBe(BigInt(Number(body['amount'])));
    expect(sum('capture') <= sum('authorize')).toBe(true);
    expect(refunded >= 0n && refunded <= sum('capture')).toBe(true);
    expect(sum('capture')).toBe(BigInt(Number(body['amount_received'])));
    expect(sum('capture') > 0n && sum('void') > 0n).toBe(false);
    expect(journal.filter(({ payment_ref, kind }) => payment_ref === id && kind === 'authorize')).toHaveLength(1);
    expect(body['status']).toBe(sum('capture') > 0n ? 'succeeded' : sum('void') > 0n ? 'canceled' : 'requires_capture');
    const charge = await gateway.raw('GET', `/v1/charges/${String(body['latest_charge'])}`);
    expect(charge.body).toMatchObject({ amount_refunded: Number(refunded), amount_captured: Number(sum('capture')) });
  }
  const lines = gateway.plane.settlement(new Date(0), new Date('2999-01-01'));
  const settled = lines.filter(({ kind }) => kind !== 'fee').reduce((total, { amount }) => total + amount, 0n);
  const signs: Readonly<Record<string, bigint>> = {
    capture: 1n,
    refund: -1n,
    refund_failed: 1n,
    dispute: -1n,
    dispute_won: 1n,
  };
  expect(settled).toBe(journal.reduce((total, { kind, amount }) => total + (signs[kind] ?? 0n) * amount, 0n));
};

describe('the money of the gateway', () => {
  it('stays within what was authorized, captured and asked for, one request after the other', async () => {
    const created: Step = { action: 'create', target: 0, amount: 0, price: 2000, card: 'visa', manual: false, key: 0 };
    // Two to capture, one to refund, one whose refunds fail: else most sequences would act on nothing.
    const held = { ...created, manual: true };
    const start = [held, held, created, { ...created, card: 'refundFail' }];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 18, size: 'max' }), async (steps) => {
        gateway.plane.reset(1);
        gateway.clock.reset();
        const ids: string[] = [];
        for (const one of [...start, ...steps]) {
          if (one.action === 'wait') gateway.clock.advance(6000);
          const { status, body, error } = await gateway.raw('POST', ...requestOf(one, ids));
          expect(status).toBeLessThan(500);
          const { id } = (error['payment_intent'] ?? body) as { readonly id?: string };
          if (one.action === 'create' && id !== undefined) ids.push(id);
        }
        await checkBooks();
      }),
      { numRuns: 35 },
    );
  });

  it('stays so when everything is asked at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 6, maxLength: 14 }),
        fc.array(step, { minLength: 2, maxLength: 3 }),
        async (steps, first) => {
          gateway.plane.reset(1);
          gateway.clock.reset();
          for (const one of first) {
            await gateway.raw('POST', ...requestOf({ ...one, action: 'create', card: 'visa', price: 2000 }, []));
          }
          const ids = intentIds();
          const statuses = await Promise.all(
            steps.map(async (one) => (await gateway.raw('POST', ...requestOf(one, ids))).status),
          );
          expect(Math.max(...statuses)).toBeLessThan(500);
          await checkBooks();
        },
      ),
      { numRuns: 12 },
    );
  });

  it('moves once per idempotency key, however often and however simultaneously it is sent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
        gateway.plane.reset(1);
        const requests = steps.map((one) => ({
          one: { ...one, action: 'create' as const, price: 2000, card: 'visa' },
        }));
        const keyed = new Map(requests.map(({ one }) => [`key-${one.key}`, requestOf(one, [])]));
        const send = [...keyed, ...keyed, ...keyed].map(([key, [path, form]]) =>
          gateway.raw('POST', path, form, { 'idempotency-key': key }),
        );
        const answers = await Promise.all(send);
        expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
        expect(gateway.plane.journal().filter(({ kind }) => kind === 'authorize')).toHaveLength(keyed.size);
        await checkBooks();
      }),
      { numRuns: 10 },
    );
  });
});
