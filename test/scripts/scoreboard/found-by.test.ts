import { describe, expect, it } from 'vitest';
import { cweOf, foundBy } from '../../../scripts/scoreboard/found-by.ts';
import type { UrlLocation } from '../../../src/model/location.ts';
import { defect } from './results.ts';

const refund = defect('ref.over', 'pay/refund-exceeds-capture');
const at = (url: string, method?: string): UrlLocation => ({
  kind: 'url',
  url,
  ...(method !== undefined && { method }),
});

function found(id: string, tags: readonly string[], ...locations: readonly UrlLocation[]): boolean {
  const rule = { id, title: '', description: '', level: 'error', tags } as const;
  return foundBy({ rule, locations }, [refund]).length > 0;
}

describe('a result finds a defect', () => {
  it('by a rule of the registry, wherever it lies', () => {
    expect(found('pay/refund-exceeds-capture', [])).toBe(true);
    expect(found('pay/refund-race', [])).toBe(false);
  });

  it('by a CWE of the defect at a place of the defect', () => {
    const place = 'http://127.0.0.1:4010/api/payments/pay_7/refunds?dry=1';
    expect(found('x', ['external/cwe/cwe-1284'], at(place, 'post'))).toBe(true);
    expect(found('CWE-1284', [], at('/api/payments/{payment}/refunds'))).toBe(true);
    expect(found('x', ['CWE-1284'], at('https://shop.example'), at(place))).toBe(true);
  });

  it('not by the CWE elsewhere, by another method, or by another CWE there', () => {
    expect(found('x', ['CWE-1284'])).toBe(false);
    expect(found('x', ['CWE-1284'], at('/api/payments/pay_7/refunds/re_1', 'POST'))).toBe(false);
    expect(found('x', ['CWE-1284'], at('/api/payments/pay_7/refunds', 'GET'))).toBe(false);
    expect(found('x', ['CWE-128', 'CWE-12840'], at('/api/payments/pay_7/refunds', 'POST'))).toBe(false);
  });

  it('by its rule alone where the registry has that: no other of the same weakness there', () => {
    const race = defect('ref.race', 'pay/refund-race');
    const rule = { id: 'pay/refund-race', title: '', description: '', level: 'error', tags: ['CWE-1284'] } as const;
    expect(foundBy({ rule, locations: [at('/api/payments/pay_7/refunds', 'POST')] }, [refund, race])).toEqual([race]);
  });

  it('by the CWE alone where the place is no route', () => {
    const rule = { id: 'x', title: '', description: '', level: 'error', tags: ['cwe-284'] } as const;
    const vault = defect('enc.ecb', undefined, { places: ['vault'], cwe: [284] });
    expect(foundBy({ rule, locations: [] }, [vault])).toEqual([vault]);
  });

  it('and a dot in the path of a place is a dot', () => {
    const openapi = defect('web.x', undefined, { places: ['GET /assets/app.js'], cwe: [540] });
    const rule = { id: 'x', title: '', description: '', level: 'error', tags: ['CWE-540'] } as const;
    expect(foundBy({ rule, locations: [at('/assets/app.js')] }, [openapi])).toEqual([openapi]);
    expect(foundBy({ rule, locations: [at('/assets/app-js')] }, [openapi])).toEqual([]);
  });
});

it('reads the number of a CWE in the spellings of the tools', () => {
  const texts = ['external/cwe/cwe-089', 'CWE-79', 'cwe:22', 'CWE_352: request forgery', 'A03:2021', 'CWE'];
  expect([...cweOf(texts)]).toEqual([89, 79, 22, 352]);
});
