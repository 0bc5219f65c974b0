import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeFinding, type Finding } from '../../src/model/finding.ts';
import { DETAIL_KEY, FINGERPRINT_KEY, type Fingerprint } from '../../src/model/fingerprint.ts';
import { sarifFindingText } from '../../src/reporters/sarif-finding-text.ts';
import { sarifResult } from '../../src/reporters/sarif-result.ts';
import { arbitraryFinding, arbitraryRule } from '../arbitrary-finding.ts';

const fingerprint = '0123456789abcdef0123456789abcdef' as Fingerprint;
const detail = '0123456789abcdef';
const rule = { id: 'x/y', title: 'X', description: 'An x.', level: 'error' as const, tags: [] };
const plain = makeFinding({ rule, message: 'm', severity: 'high' });

/** What the pipeline makes of a finding that stands alone. */
function alone(finding: Finding, tool: string): Finding {
  const { severity, occurrences } = finding;
  return {
    ...finding,
    fingerprints: { ...finding.fingerprints, [FINGERPRINT_KEY]: fingerprint, [DETAIL_KEY]: detail },
    sources: [{ tool, rule: finding.rule.id, severity, occurrences }],
  };
}

// Marks that JSON escapes, halves of a pair, and the marks that part the text itself.
const nasty = fc.string({
  unit: fc.constantFrom('a', '"', '\\', '\n', '\t', '\u0000', '\ud83d', '\ude00', '\u2028', '{'),
});
const visible = nasty.map((text) => `m${text}`);
const hostileLocation = fc.record(
  { kind: fc.constant('url' as const), url: nasty, method: nasty, parameter: nasty },
  { requiredKeys: ['kind', 'url'] },
);
const fresh = fc
  .tuple(
    arbitraryFinding(arbitraryRule),
    visible,
    fc.option(hostileLocation, { nil: undefined }),
    fc.dictionary(fc.oneof(visible, fc.constantFrom('__proto__', 'constructor', '1')), nasty, { maxKeys: 3 }),
  )
  .map(([finding, message, location, fingerprints]): Finding => ({
    ...finding,
    message,
    fingerprints,
    sources: [],
    suppressions: [],
    ...(location !== undefined && { locations: [location] }),
  }));

describe('sarifFindingText', () => {
  test('writes the result of a finding byte for byte as it is written whole', () => {
    fc.assert(
      fc.property(fresh, visible, (finding, tool) => {
        const text = sarifFindingText.write(finding) ?? '';
        const result = sarifFindingText.result({ text, rule: finding.rule, fingerprint, detail, tool }, 7);
        expect(result).toBe(JSON.stringify(sarifResult(alone(finding, tool), 7)));
      }),
      { numRuns: 500 },
    );
  });

  test('gives a finding back as it was', () => {
    fc.assert(
      fc.property(fresh, (finding) => {
        const text = sarifFindingText.write(finding) ?? '';
        expect(text.startsWith('{')).toBe(false);
        const read = sarifFindingText.read(text, finding.rule);
        expect(read).toEqual(finding);
        expect(JSON.stringify(sarifResult(read, 0))).toBe(JSON.stringify(sarifResult(finding, 0)));
      }),
      { numRuns: 500 },
    );
  });

  test('keeps the order of a location that has its keys in another order', () => {
    const finding = { ...plain, locations: [{ parameter: 'p', kind: 'url' as const, url: 'https://a.example/' }] };
    const text = sarifFindingText.write(finding) ?? '';
    const result = sarifFindingText.result({ text, rule, fingerprint, detail, tool: 't' }, 0);
    expect(result).toBe(JSON.stringify(sarifResult(alone(finding, 't'), 0)));
  });

  test.each<[string, Partial<Finding>]>([
    ['whose message shows nothing', { message: '\u200b ' }],
    ['with sources', { sources: [{ tool: 't', rule: 'r', severity: 'low', occurrences: 1 }] }],
    ['with a suppression', { suppressions: [{ kind: 'external', status: 'accepted' }] }],
    ['with a fingerprint of ours', { fingerprints: { [FINGERPRINT_KEY]: fingerprint } }],
    ['with a nameless fingerprint', { fingerprints: { '': 'x' } }],
  ])('leaves a finding %s to the pipeline', (_what, parts) => {
    expect(sarifFindingText.write({ ...plain, ...parts })).toBeUndefined();
    expect(sarifFindingText.write(plain)).toBeDefined();
  });
});
