import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decoys } from '../../../src/sandbox/defects/decoy-registry.ts';
import { defects } from '../../../src/sandbox/defects/registry.ts';

const all = defects.map(({ id }) => id);
const sourceOf = (pattern: string): string =>
  globSync(pattern, { cwd: import.meta.dirname })
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .join('\n');
// Tables of effects and proofs are records: what is a key of one is shown by it. What needs a setting of its own is a test.
const isShown = (text: string, id: string): boolean =>
  new RegExp(`(?:^|[{\\s'"])${id.replaceAll('.', String.raw`\.`)}['"]?(?:\\s*[:(]|: the effect)`, 'u').test(text);

describe('the registry', () => {
  it('names every defect and every number of the catalogue once', () => {
    expect(all.length).toBeGreaterThanOrEqual(100);
    expect(new Set(all).size).toBe(defects.length);
    expect(new Set(defects.map(({ number }) => number)).size).toBe(defects.length);
  });

  it('numbers them as the catalogue does: W01 to W25, P01 to P61, I01 to I30', () => {
    const most = { W: 25, P: 61, I: 30 };
    for (const { number } of defects) {
      const [, area = '', count = ''] = /^([WPI])(\d{2})$/u.exec(number) ?? [];
      expect(Number(count), number).toBeGreaterThanOrEqual(1);
      expect(Number(count), number).toBeLessThanOrEqual(most[area as keyof typeof most]);
    }
  });

  it.each(defects)('says of $id what it is, where it is seen and what it counts as', (defect) => {
    const { title, places, cwe, owasp, pci, rules, conflicts, prerequisites = [], id } = defect;
    expect(title.length).toBeGreaterThan(10);
    expect(places.length).toBeGreaterThan(0);
    expect(cwe.length).toBeGreaterThan(0);
    for (const number of cwe) expect(Number.isInteger(number) && number > 0).toBe(true);
    for (const entry of owasp) expect(entry).toMatch(/^(?:A\d{2}:20(?:21|25)|API\d{1,2}:2023)$/u);
    for (const requirement of pci) expect(requirement).toMatch(/^\d{1,2}(?:\.\d{1,2}){1,3}$/u);
    for (const rule of rules.web) expect(rule).toMatch(/^web\/[a-z-]+$/u);
    for (const rule of rules.payments) expect(rule).toMatch(/^pay\/[a-z-]+$/u);
    for (const other of [...conflicts, ...prerequisites]) {
      expect(all).toContain(other);
      expect(other).not.toBe(id);
    }
  });

  it('has the effect of every defect shown by a table', () => {
    const tables = sourceOf('*.test.ts');
    expect(all.filter((id) => !isShown(tables, id))).toEqual([]);
  });
});

describe('the decoys', () => {
  it('are at least thirty, each once', () => {
    expect(decoys.length).toBeGreaterThanOrEqual(30);
    expect(new Set(decoys.map(({ id }) => id)).size).toBe(decoys.length);
  });

  it.each(decoys)(
    '$id looks like a defect that there is, and says why it is none',
    ({ looksLike, title, place, why }) => {
      expect(all).toContain(looksLike);
      for (const text of [title, why]) expect(text.length).toBeGreaterThan(10);
      expect(place.length).toBeGreaterThan(0);
    },
  );

  it('are each held to what is said of them by a table', () => {
    const tables = sourceOf('decoys/*.test.ts');
    expect(decoys.map(({ id }) => id).filter((id) => !isShown(tables, id))).toEqual([]);
  });
});
