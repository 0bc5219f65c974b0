import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../src/fuzz/json.ts';
import { readOut } from '../../../src/fuzz/read-out.ts';
import { recordSteps } from '../../../src/fuzz/replay/record-steps.ts';
import type { OwnSecret } from '../../../src/fuzz/replay/variables.ts';
import type { Trace, TraceEvent } from '../../../src/fuzz/trace.ts';
import type { WireRequest } from '../../../src/fuzz/wire.ts';
import { findCardNumbers } from '../../../src/util/card-numbers.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

function request(parts: Partial<WireRequest>): WireRequest {
  return { label: 'pay', method: 'POST', path: '/pay', headers: {}, ...parts };
}

function event(parts: Partial<WireRequest>, body: string = '{}', more: Partial<TraceEvent> = {}): TraceEvent {
  const answer = { status: 200, headers: [], text: body, json: parseJson(body) };
  return { request: request(parts), answer, kind: 'step', ids: [], ...more };
}

function traceOf(events: readonly TraceEvent[], more: Partial<Trace> = {}): Trace {
  return { events, made: [], secrets: [], aids: [], lag: 0, ...more };
}

/** As the programs fill a template. */
function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{([a-z0-9_]+)(?:\|([a-z0-9]+))?\}/gu, (_, name: string, filter?: string) => {
    const value = name === 'dollar' ? '$' : (values[name] ?? `<${name}>`);
    if (filter === 'uri') return encodeURIComponent(value);
    return filter === 'json' ? JSON.stringify(value).slice(1, -1) : value;
  });
}

const secret = fc
  .stringMatching(/^[A-Za-z0-9"'\\ ;=&%$_{}.+/-]{8,30}$/u)
  .map((text) => `${text}Qx7`)
  .filter((text) => text.trim() === text);

describe('a recording', () => {
  it('holds no secret of the profile, wherever a request has it, and gives the same request with it', () => {
    fc.assert(
      fc.property(secret, fc.constantFrom(...PLACES), (value, place) => {
        const own: OwnSecret[] = [{ name: 'APP_KEY', value, about: 'the key' }];
        const original = place(value);
        const { steps, variables, needsTollgate } = recordSteps(traceOf([event(original)]), own);
        const [step] = steps;
        expect(JSON.stringify(steps)).not.toContain(JSON.stringify(value).slice(1, -1));
        expect(JSON.stringify(steps)).not.toContain(encodeURIComponent(value));
        expect(variables).toEqual([{ name: 'app_key', from: 'environment', about: 'the key' }]);
        expect(needsTollgate).toBeUndefined();
        const values = { app_key: value };
        expect(fill(step?.path ?? '', values)).toBe(original.path ?? '/pay');
        expect(fill(step?.body ?? '', values)).toBe(original.body ?? '');
        for (const [name, text] of Object.entries(original.headers ?? {})) {
          expect(fill(step?.headers[name] ?? '', values)).toBe(text);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('keeps every other request as it is, byte for byte, placeholders of others included', () => {
    const odd = [
      '{"a":1e400,"a":NaN}',
      '{"q":"\u{1f4b6}\\u0041","n":-0.10}',
      '${pay_id}',
      'a=b&c=%20+%2B',
      '{',
      '"',
      '\\',
    ];
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...odd), fc.json()), fc.webPath(), (body, path) => {
        // Digits that happen to be a card number never stay.
        fc.pre(findCardNumbers(body).length === 0 && findCardNumbers(path).length === 0);
        const sent = { body, path: `/${path.replace(/^\/+/u, '')}`, headers: JSON_TYPE };
        const [step] = recordSteps(traceOf([event(sent)]), []).steps;
        expect(fill(step?.body ?? '', {})).toBe(body);
        expect(fill(step?.path ?? '', {})).toBe(sent.path);
      }),
      { numRuns: 40 },
    );
  });

  it('takes the ids of later requests out of earlier answers, numbers where they were asked for', () => {
    const events = [
      event({ label: 'checkout' }, '{"order":{"id":41,"key":"ord_9x"},"total":"10.09"}'),
      event(
        {
          path: '/orders/41/pay?key=ord_9x',
          body: '{"order":41,"key":"ord_9x","amount":"10.09","of":141}',
          headers: JSON_TYPE,
        },
        '{}',
        { ids: ['41'] },
      ),
    ];
    const { steps, variables } = recordSteps(traceOf(events), []);
    expect(steps[0]?.save).toEqual([
      { name: 'checkout_id', at: '/order/id' },
      { name: 'checkout_key', at: '/order/key' },
    ]);
    expect(steps[1]).toMatchObject({
      path: '/orders/${checkout_id|uri}/pay?key=${checkout_key|uri}',
      body: '{"order":${checkout_id},"key":"${checkout_key|json}","amount":"10.09","of":141}',
    });
    expect(variables.map(({ name, from }) => `${name} ${from}`)).toEqual(['checkout_id answer', 'checkout_key answer']);
  });

  it('judges by what was read from the attack on, ids by what they are now', () => {
    const attack = event({ label: 'refund' }, '{"id":"re_1x"}', { kind: 'attempt' });
    const before = event({ label: 'getPayment', method: 'GET' }, '{"refunded":5}');
    const after = event(
      { label: 'getPayment', method: 'GET', path: '/pay/2' },
      '{"refunded":12,"time":7,"refund":"re_1x"}',
    );
    for (const { answer } of [before, after]) {
      if (answer !== undefined) for (const at of ['/refunded', '/refund']) readOut(answer, at);
    }
    const { steps } = recordSteps(traceOf([before, attack, after]), []);
    expect(steps.map(({ kind }) => kind)).toEqual(['setup', 'attack', 'read']);
    expect(steps[2]?.state).toEqual([
      { at: '/refunded', is: '12' },
      { at: '/refund', is: '"${refund_id|json}"' },
    ]);
  });

  it('masks test cards and codes as variables, and tells where a credential cannot be made again', () => {
    const card = ['4242', '4242', '4242', '4242'].join('');
    const body = `{"card":{"number":"${card}","cvc":"737"}}`;
    const { steps, variables } = recordSteps(traceOf([event({ body, headers: JSON_TYPE })]), []);
    expect(steps[0]?.body).toBe('{"card":{"number":"${card_4242}","cvc":"${cvc|json}"}}');
    expect(variables.map(({ name, from }) => [name, from])).toEqual([
      ['card_4242', 'environment'],
      ['cvc', 'environment'],
    ]);
    const forged = recordSteps(traceOf([event({ headers: { authorization: 'Bearer forged.token.value' } })]), []);
    expect(forged.needsTollgate).toBe('pay: the header authorization holds what only Tollgate can make');
    expect(JSON.stringify(forged)).not.toContain('forged');
  });

  it('makes one step of reads that were repeated until something showed', () => {
    const read = event({ method: 'GET', path: '/wallet' }, '{"balance":1}');
    if (read.answer !== undefined) readOut(read.answer, '/balance');
    const { steps } = recordSteps(traceOf([read, read, read], { lag: 40 }), []);
    expect(steps).toHaveLength(1);
    expect(steps[0]).toMatchObject({ tries: 5, state: [{ at: '/balance', is: '1' }] });
  });
});

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const PLACES: readonly ((value: string) => Partial<WireRequest>)[] = [
  (value) => ({ headers: { 'x-api-key': value } }),
  (value) => ({ headers: { authorization: `Bearer ${value}` } }),
  (value) => ({ headers: { cookie: `a=b; sid=${value}` } }),
  (value) => ({ path: `/pay/${encodeURIComponent(value)}/now?key=${encodeURIComponent(value)}` }),
  (value) => ({ headers: JSON_TYPE, body: JSON.stringify({ key: value, deep: [{ value }] }) }),
  (value) => ({ headers: JSON_TYPE, body: JSON.stringify({ note: `the key ${value} is mine` }) }),
  (value) => ({ headers: FORM, body: `a=1&key=${encodeURIComponent(value)}&b=2` }),
];
