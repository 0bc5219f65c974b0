import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { merchantHeaders, startMerchant, type TestMerchant } from './test-merchant.ts';

type Step =
  | { readonly kind: 'sale'; readonly amount: number; readonly submit: boolean; readonly nonce: string }
  | { readonly kind: 'capture' | 'part' | 'adjust' | 'refund'; readonly of: number; readonly amount: number }
  | { readonly kind: 'void' | 'settle' | 'decline' | 'dispute'; readonly of: number }
  | { readonly kind: 'wait'; readonly hours: number };

let merchant: TestMerchant;

beforeAll(async () => {
  merchant = await startMerchant();
});
afterAll(() => merchant.close());

// Few amounts and few sales, so that the limits are met often.
const amount = fc.constantFrom(100, 300, 500, 1000, 1500, 1500);
const of = fc.nat({ max: 2 });
const nonce = fc.constantFrom(
  'fake-valid-nonce',
  'fake-valid-nonce',
  'fake-paypal-one-time-nonce',
  'fake-processor-declined-visa-nonce',
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('sale' as const), amount, submit: fc.boolean(), nonce }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constantFrom('capture', 'part', 'adjust', 'refund', 'refund'), of, amount }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constantFrom('void', 'settle', 'settle', 'decline', 'dispute'), of }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 240 }) }) },
);

interface Sent {
  readonly status: number;
  readonly body: string;
}

async function send(method: 'POST' | 'PUT', path: string, transaction?: object): Promise<Sent> {
  const answer = await merchant.plane.app.inject({
    method,
    url: `/merchants/${merchant.plane.credentials.braintree.merchantId}/transactions${path}`,
    headers: merchantHeaders(merchant),
    ...(transaction !== undefined && { payload: JSON.stringify({ transaction }) }),
  });
  return { status: answer.statusCode, body: answer.body };
}

const decimal = (minor: number): string => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
const idOf = ({ body }: Sent): string => /<transaction><id>(\w+)<\/id>/u.exec(body)?.[1] ?? '';

/** Does a step, keyed where it can be; gives the path and the body so that it can be repeated. */
function requestOf(
  one: Step,
  ids: readonly string[],
  key: string,
): readonly ['POST' | 'PUT', string, object?] | undefined {
  if (one.kind === 'wait' || one.kind === 'dispute') return undefined;
  if (one.kind === 'sale') {
    const options = { submit_for_settlement: one.submit };
    const fields = { type: 'sale', amount: decimal(one.amount), payment_method_nonce: one.nonce, options };
    return ['POST', '', { ...fields, api_request_key: key }];
  }
  const id = ids[one.of % Math.max(1, ids.length)] ?? 'none';
  if (one.kind === 'void') return ['PUT', `/${id}/void`, { api_request_key: key }];
  if (one.kind === 'settle') return ['PUT', `/${id}/settle`];
  if (!('amount' in one)) return ['PUT', `/${id}/settlement_decline`];
  const fields = { amount: decimal(one.amount) };
  if (one.kind === 'adjust') return ['PUT', `/${id}/adjust_authorization`, fields];
  if (one.kind === 'refund') return ['POST', `/${id}/refund`, { ...fields, api_request_key: key }];
  const path = one.kind === 'capture' ? 'submit_for_settlement' : 'submit_for_partial_settlement';
  return [one.kind === 'capture' ? 'PUT' : 'POST', `/${id}/${path}`, { ...fields, api_request_key: key }];
}

function sum(values: readonly { readonly amount: bigint }[]): bigint {
  return values.reduce((all, one) => all + one.amount, 0n);
}

function checkMoney(): void {
  const journal = merchant.plane.journal();
  const lines = merchant.plane.settlement(new Date(0), new Date(8.64e15));
  for (const payment of new Set(journal.map(({ payment_ref }) => payment_ref))) {
    const own = journal.filter(({ payment_ref }) => payment_ref === payment);
    const kind = (...kinds: string[]): bigint => sum(own.filter((movement) => kinds.includes(movement.kind)));
    const paid = lines.filter(({ payment_ref }) => payment_ref === payment);
    const charged = sum(paid.filter((line) => line.kind === 'charge'));
    expect(charged).toBeLessThanOrEqual(kind('authorize'));
    expect(charged).toBeLessThanOrEqual(kind('capture'));
    expect(kind('refund') - kind('refund_failed')).toBeLessThanOrEqual(charged);
    // Charges less refunds less disputes: what the merchant keeps is never negative.
    expect(sum(paid)).toBeGreaterThanOrEqual(0n);
  }
}

async function perform(steps: readonly Step[], ids: string[], at: number): Promise<void> {
  await Promise.all(
    steps.map(async (one, index) => {
      const key = `key-${at}-${index}`;
      if (one.kind === 'wait') merchant.clock.advance(one.hours * 3_600_000);
      if (one.kind === 'dispute') {
        try {
          merchant.books.dispute(ids[one.of % Math.max(1, ids.length)] ?? '');
        } catch (error) {
          expect((error as { status?: number }).status).toBeOneOf([404, 409]);
        }
      }
      const request = requestOf(one, ids, key);
      if (request === undefined) return;
      const first = await send(...request);
      expect(first.status).toBeOneOf([200, 201, 404, 422]);
      if (first.status < 300) ids.push(idOf(first));
      if (!JSON.stringify(request[2] ?? {}).includes(key)) return;
      const again = await send(...request);
      // Once done, a request is repeated word for word; one that came to nothing is told so.
      if (first.status < 300 || idOf(first) !== '') expect(again).toEqual(first);
      else expect(again.status).toBe(first.status === 404 ? 422 : first.status);
    }),
  );
}

it('never captures more than was authorized nor gives back more than was settled, whatever is asked', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 14 }), async (batches) => {
      merchant.clock.reset();
      merchant.plane.reset(1);
      const ids: string[] = [];
      const sale = { type: 'sale', amount: '10.00', payment_method_nonce: 'fake-valid-nonce' };
      ids.push(idOf(await send('POST', '', sale)));
      ids.push(idOf(await send('POST', '', { ...sale, options: { submit_for_settlement: true } })));
      await send('PUT', `/${ids[1]}/settle`);
      for (const [at, batch] of batches.entries()) {
        await perform(batch, ids, at);
        checkMoney();
      }
      merchant.clock.advance(40 * 24 * 3_600_000);
      merchant.plane.tick();
      checkMoney();
    }),
    { numRuns: 100 },
  );
});
