import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PaymentReport } from '../../src/fuzz/index.ts';
import { scanPayments } from '../../src/fuzz/index.ts';
import { parseProfile, type Profile } from '../../src/fuzz/profile.ts';
import { type ReplayInput, replayPayments, type ReplayResult } from '../../src/fuzz/replay-payments.ts';
import { LONGEST_REPLAY } from '../../src/fuzz/replay/parse-replay.ts';
import type { Replay } from '../../src/fuzz/replay/replay.ts';
import { startTestApp, type TestApp } from './test-app.ts';
import type { Flaw } from './test-app-flaw.ts';
import { testProfile } from './test-profile.ts';

const FOUND: readonly (readonly [Flaw, string])[] = [
  ['price', 'pay/client-price-trusted'],
  ['quantity', 'pay/negative-quantity-accepted'],
  ['key-ignored', 'pay/idempotency-key-ignored'],
  ['key-parameters', 'pay/idempotency-parameters-ignored'],
  ['refund-sum', 'pay/refund-exceeds-capture'],
  ['capture-over', 'pay/capture-exceeds-authorization'],
  ['balance-race', 'pay/balance-race'],
  ['refund-race', 'pay/refund-race'],
  ['foreign-read', 'pay/foreign-payment-readable'],
  ['status', 'pay/payment-status-client-set'],
  ['card-number', 'pay/card-number-in-response'],
  ['self-transfer', 'pay/self-transfer-creates-money'],
];

let app: TestApp;
let profile: Profile;
beforeAll(async () => {
  app = await startTestApp();
  profile = parseProfile(testProfile(app.url), 'payments.yml');
});
afterAll(() => app.close());
beforeEach(() => {
  app.flaws.clear();
  app.intercept = () => false;
});

const base = { profileText: '', environment: {}, requestTimeoutMs: 2000 };

function scan(attack: string): Promise<PaymentReport> {
  return scanPayments({ ...base, profile, attacks: [attack], version: '0.1.0' });
}

function replay(inputs: readonly ReplayInput[], more: { target?: string } = {}): Promise<ReplayResult[]> {
  return replayPayments({ ...base, profile, inputs, ...more });
}

async function recorded(flaw: Flaw, rule: string): Promise<Replay> {
  app.flaws.add(flaw);
  const { replays } = await scan(rule);
  const [first] = replays;
  if (first === undefined) throw new Error(`${rule} left no replay`);
  return first;
}

describe('every finding', () => {
  it.each(FOUND)('of the flaw %s replays: failed while it is there, fixed once it is gone', async (flaw, rule) => {
    const text = JSON.stringify(await recorded(flaw, rule));
    expect(await replay([{ file: 'a.json', text }])).toMatchObject([{ file: 'a.json', rule, verdict: 'failed' }]);
    app.flaws.clear();
    expect(await replay([{ file: 'a.json', text }])).toEqual([{ file: 'a.json', rule, verdict: 'fixed' }]);
  });

  it('holds no session, password or card number, and says what it stands for', async () => {
    const one = await recorded('card-number', 'pay/card-number-in-response');
    const text = JSON.stringify(one);
    expect(text).not.toMatch(/sid_|Tg-[a-z]{24}|4242 ?4242 ?4242 ?4242/u);
    expect(one).toMatchObject({ schema: 'tollgate/replay-file/1', target: 'test app', seed: 1 });
    expect(one.variables.slice(0, 2)).toMatchObject([{ kind: 'email' }, { kind: 'password' }]);
    const last = one.steps.at(-1);
    expect(last).toMatchObject({ label: 'paymentMethods', headers: { cookie: 'sid=${login_sid}' } });
    expect(last?.state.some(({ like }) => /^9999.*9999$/u.test(like ?? ''))).toBe(true);
  });
});

describe('a file that is wrong', () => {
  let text: string;
  beforeAll(async () => {
    text = JSON.stringify(await recorded('price', 'pay/client-price-trusted'));
  });

  it.each<readonly [string, (good: Record<string, unknown>) => unknown, RegExp]>([
    ['an unknown attack', (good) => ({ ...good, rule: 'pay/client-price-trust' }), /there is no attack/u],
    ['another target', (good) => ({ ...good, target: 'another app' }), /recorded on "another app"/u],
    ['another version', (good) => ({ ...good, schema: 'tollgate/replay-file/9' }), /tollgate\/replay-file\/9/u],
    ['an unknown key', (good) => ({ ...good, hook: 'rm -rf' }), /hook/u],
    [
      'a path elsewhere',
      (good) => ({
        ...good,
        steps: [
          { ...stepOf(good), path: '//evil.example' },
          { ...stepOf(good), path: 'x' },
        ],
      }),
      /path/u,
    ],
    [
      'a header with a line end',
      (good) => ({ ...good, steps: [{ ...stepOf(good), headers: { a: 'b\r\nc: d' } }] }),
      /headers/u,
    ],
    ['a list', () => [], /no schema/u],
    ['a number', () => 7, /no schema/u],
  ])('(%s) has its error, and a next step', async (_what, edit, reason) => {
    const edited = JSON.stringify(edit(JSON.parse(text) as Record<string, unknown>));
    const before = app.connections();
    const [result] = await replay([{ file: 'edited.json', text: edited }]);
    expect(result).toMatchObject({ file: 'edited.json', verdict: 'error', reason: expect.stringMatching(reason) });
    expect(result?.help).toBeTruthy();
    expect(app.connections()).toBe(before);
  });

  it.each(['', '{', '\0', ' '.repeat(LONGEST_REPLAY + 1), '['.repeat(100_000)])(
    'has its error whatever it holds',
    async (bad) => {
      expect(await replay([{ file: 'x', text: bad }])).toMatchObject([{ verdict: 'error', rule: '' }]);
    },
  );

  it('keeps no other from being tried, and the order of the files', async () => {
    app.flaws.add('price');
    const results = await replay([
      { file: '1', text: '{' },
      { file: '2', text },
      { file: '3', text: '[]' },
    ]);
    expect(results.map(({ file, verdict }) => [file, verdict])).toEqual([
      ['1', 'error'],
      ['2', 'failed'],
      ['3', 'error'],
    ]);
  });

  it('is no verdict where the app does not answer, or a role is gone', async () => {
    app.intercept = (_request, response) => {
      response.writeHead(503).end();
      return true;
    };
    expect(await replay([{ file: '1', text }])).toMatchObject([{ verdict: 'error', reason: 'register answered 503' }]);
    const { checkout: _gone, ...roles } = profile.roles;
    const smaller = await replayPayments({ ...base, profile: { ...profile, roles }, inputs: [{ file: '1', text }] });
    expect(smaller).toMatchObject([{ verdict: 'error', reason: 'the profile has no roles.checkout' }]);
  });
});

it('asks the interlocks before anything is sent', async () => {
  const text = JSON.stringify(await recorded('price', 'pay/client-price-trusted'));
  await expect(replay([{ file: '1', text }], { target: 'https://api.stripe.com' })).rejects.toMatchObject({
    code: 'payments/target-refused',
  });
});

function stepOf(good: Record<string, unknown>): object {
  const [first] = good['steps'] as readonly object[];
  return first ?? {};
}
