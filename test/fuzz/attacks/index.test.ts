import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ATTACKS } from '../../../src/fuzz/attacks/index.ts';
import { levelOf, severityOfScore } from '../../../src/model/severity.ts';
import { scanTestApp } from '../scan-test-app.ts';
import type { Flaw } from '../test-app-flaw.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

interface Case {
  readonly flaw: Flaw;
  readonly id: string;
  readonly place: string;
  /** The request without which the attack has no control. */
  readonly control: string;
}

const CASES: readonly Case[] = [
  { flaw: 'price', id: 'pay/client-price-trusted', place: 'PUT /v2/basket line/cost', control: 'POST /v2/orders' },
  {
    flaw: 'quantity',
    id: 'pay/negative-quantity-accepted',
    place: 'PUT /v2/basket line/count',
    control: 'GET /v2/orders/',
  },
  {
    flaw: 'key-ignored',
    id: 'pay/idempotency-key-ignored',
    place: 'POST /v2/purse/deposits X-Request-Id',
    control: 'POST /v2/purse/deposits',
  },
  {
    flaw: 'key-parameters',
    id: 'pay/idempotency-parameters-ignored',
    place: 'POST /v2/purse/deposits X-Request-Id',
    control: 'GET /v2/purse',
  },
  {
    flaw: 'refund-sum',
    id: 'pay/refund-exceeds-capture',
    place: 'POST /v2/charges/{payment}/returns value',
    control: 'POST /v2/charges',
  },
  {
    flaw: 'refund-single',
    id: 'pay/refund-exceeds-capture',
    place: 'POST /v2/charges/{payment}/returns value',
    control: 'GET /v2/charges/',
  },
  {
    flaw: 'capture-over',
    id: 'pay/capture-exceeds-authorization',
    place: 'POST /v2/charges/{payment}/settlements value',
    control: 'POST /v2/charges',
  },
  {
    flaw: 'balance-race',
    id: 'pay/balance-race',
    place: 'POST /v2/purse/payouts value',
    control: 'POST /v2/purse/deposits',
  },
  {
    flaw: 'refund-race',
    id: 'pay/refund-race',
    place: 'POST /v2/charges/{payment}/returns value',
    control: 'GET /v2/charges/',
  },
  {
    flaw: 'foreign-read',
    id: 'pay/foreign-payment-readable',
    place: 'GET /v2/charges/{payment} payment',
    control: 'GET /v2/items',
  },
  {
    flaw: 'status',
    id: 'pay/payment-status-client-set',
    place: 'PATCH /v2/charges/{payment} state',
    control: 'PATCH /v2/charges/',
  },
  { flaw: 'card-number', id: 'pay/card-number-in-response', place: 'GET /v2/cards', control: 'GET /v2/cards' },
  {
    flaw: 'self-transfer',
    id: 'pay/self-transfer-creates-money',
    place: 'POST /v2/purse/payouts to',
    control: 'POST /v2/purse/payouts',
  },
  {
    flaw: 'negative-transfer',
    id: 'pay/self-transfer-creates-money',
    place: 'POST /v2/purse/payouts value',
    control: 'POST /v2/session',
  },
];

// PCI DSS requirements that ask for one control by itself, rather than, as 6.2.4, for a design against common attacks:
// no test data, access by role and least privilege, idle sessions, authentication factors, lockout, no secrets in code.
const CONTROLS: ReadonlySet<string> = new Set(['6.5.6', '7.2.1', '7.2.2', '8.2.8', '8.3.2', '8.3.4', '8.6.2']);

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(() => {
  app.flaws.clear();
  app.intercept = () => false;
});

describe.each(CASES)('$id against the flaw $flaw', ({ flaw, id, place, control }) => {
  it('reports a violation, once, at the operation that was abused', async () => {
    app.flaws.add(flaw);
    const { run, findings, evidence } = await scanTestApp(app, { attacks: [id] });
    expect(run).toMatchObject({ status: 'complete', coverage: { attacks: 1, violation: 1 } });
    expect(findings.map((finding) => finding.rule.id)).toEqual([id]);
    const [location] = findings[0]?.locations ?? [];
    if (location?.kind !== 'url') throw new Error('no URL');
    expect([location.method, location.url, location.parameter].filter((part) => part !== undefined).join(' ')).toBe(
      place,
    );
    expect(findings[0]?.evidence).toBeTruthy();
    expect(evidence[0]?.exchanges.length).toBeGreaterThan(3);
  });

  it('holds where the flaw is not there', async () => {
    const { run, findings } = await scanTestApp(app, { attacks: [id] });
    expect(run).toMatchObject({ status: 'complete', coverage: { attacks: 1, held: 1 } });
    expect(findings).toEqual([]);
  });

  it('is inconclusive where the control fails, although the flaw is there', async () => {
    app.flaws.add(flaw);
    app.intercept = (request, response) => {
      const hit = `${request.method} ${request.url}`.startsWith(control);
      if (hit) response.writeHead(500).end('{}');
      return hit;
    };
    const { run, findings } = await scanTestApp(app, { attacks: [id] });
    expect(run).toMatchObject({ status: 'degraded', coverage: { attacks: 1, inconclusive: 1 } });
    expect(run.coverage?.['inconclusiveAttacks']).toEqual([expect.stringMatching(/ answered 500$/u)]);
    expect(findings).toEqual([]);
  });
});

describe('an effect, not a status code', () => {
  it.each<[Flaw, string]>([
    ['polite-refund', 'pay/refund-exceeds-capture'],
    ['polite-price', 'pay/client-price-trusted'],
    ['polite-status', 'pay/payment-status-client-set'],
    ['polite-read', 'pay/foreign-payment-readable'],
  ])('holds where the app says yes and does nothing (%s)', async (flaw, id) => {
    app.flaws.add(flaw);
    const { run } = await scanTestApp(app, { attacks: [id] });
    expect(run.coverage).toMatchObject({ held: 1 });
  });

  it('finds every flaw in an app that books later than it answers', async () => {
    app.flaws.add('late').add('refund-unchecked').add('key-ignored');
    const { findings } = await scanTestApp(app, {
      attacks: ['pay/refund-exceeds-capture', 'pay/idempotency-key-ignored'],
    });
    expect(findings.map((finding) => finding.rule.id)).toEqual([
      'pay/idempotency-key-ignored',
      'pay/refund-exceeds-capture',
    ]);
  });

  it('does not take a missing bound for a race', async () => {
    app.flaws.add('refund-unchecked');
    const { run } = await scanTestApp(app, { attacks: ['refund-race'] });
    expect(run.coverage?.['inconclusiveAttacks']).toEqual([expect.stringContaining('one after the other')]);
  });

  it('does not report what happens only once', async () => {
    let orders = 0;
    app.intercept = (request) => {
      if (request.method === 'POST' && request.url === '/v2/orders') orders += 1;
      if (orders < 2) app.flaws.add('price');
      else app.flaws.delete('price');
      return false;
    };
    const { run, findings } = await scanTestApp(app, { attacks: ['client-price-trusted'] });
    expect(findings).toEqual([]);
    expect(run.coverage?.['inconclusiveAttacks']).toEqual([expect.stringContaining('not confirmed')]);
  });
});

describe('the list of attacks', () => {
  it('is sorted by rule id, without repeats, each id in the shape pay/<bad-state>', () => {
    const ids = ATTACKS.map(({ rule }) => rule.id);
    expect(ids).toEqual([...new Set(ids)].toSorted());
    for (const id of ids) expect(id).toMatch(/^pay\/[a-z]+(?:-[a-z]+)+$/u);
  });

  it('gives every rule its texts, a level that fits its score, and numbers of standards', () => {
    for (const { rule } of ATTACKS) {
      expect(rule.level).toBe(levelOf(severityOfScore(rule.securitySeverity)));
      for (const part of [rule.title, rule.what, rule.why, rule.fix]) expect(part.length).toBeGreaterThan(10);
      expect(rule.cwe.length).toBeGreaterThan(0);
      for (const number of rule.owasp) expect(number).toMatch(/^(?:A\d\d:2025|API\d{1,2}:2023)$/u);
      expect(rule.pci.filter((number) => number === '6.2.4' || CONTROLS.has(number))).not.toEqual([]);
    }
  });
});
