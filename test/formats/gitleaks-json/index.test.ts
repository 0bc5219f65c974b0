import { describe, expect, test } from 'vitest';
import { format } from '../../../src/formats/gitleaks-json/index.ts';
import { readAll } from '../../read-all.ts';

const PERSONAL = { Author: 'Jo Doe', Email: 'jo@shop.example', Message: 'oops: hunter2', Date: '2026-11-21T10:00:00Z' };
const leak = (more: object = {}): object => ({
  RuleID: 'stripe-access-token',
  Description: 'Found a Stripe access token.',
  StartLine: 7,
  EndLine: 7,
  StartColumn: 12,
  EndColumn: 44,
  Match: 'key = hunter2',
  Secret: 'hunter2',
  File: 'src/pay.ts',
  SymlinkFile: '',
  Commit: '0a1b2c3d',
  Entropy: 3.5,
  ...PERSONAL,
  Tags: ['payment', 'key'],
  Fingerprint: '0a1b2c3d:src/pay.ts:stripe-access-token:7',
  ...more,
});

describe('gitleaks-json', () => {
  test('makes one finding of every leak', () => {
    const { items, end } = readAll(format, [leak(), leak({ Commit: '', RuleID: 'generic-api-key' })]);
    expect(end).toMatchObject({
      status: 'complete',
      counts: { raw: 2, occurrences: 2, dropped: {} },
      runs: [{ tool: { name: 'gitleaks' } }],
    });
    expect(items[0]?.finding).toMatchObject({
      rule: {
        id: 'gitleaks/stripe-access-token',
        title: 'Found a Stripe access token.',
        tags: ['security', 'external/cwe/cwe-798'],
      },
      severity: 'high',
      locations: [
        { kind: 'file', uri: 'src/pay.ts', region: { startLine: 7, startColumn: 12, endLine: 7, endColumn: 44 } },
      ],
      evidence: 'commit: 0a1b2c3d\nentropy: 3.5\ntags: payment, key',
      fingerprints: { 'gitleaks/fingerprint': '0a1b2c3d:src/pay.ts:stripe-access-token:7' },
    });
    expect(items[1]?.finding.evidence).toBe('entropy: 3.5\ntags: payment, key');
  });

  test('keeps neither the secret nor who committed it', () => {
    const text = JSON.stringify(readAll(format, [leak()]));
    for (const kept of ['hunter2', 'Jo Doe', 'jo@shop.example']) expect(text).not.toContain(kept);
  });

  test('reads versions before 8', () => {
    const old = {
      line: 'key = "hunter2"',
      lineNumber: 3,
      offender: 'hunter2',
      offenderEntropy: -1,
      commit: 'abc',
      rule: 'AWS',
      commitMessage: 'x',
      file: 'a.env',
      tags: 'key, AWS',
    };
    const { items, end } = readAll(format, [old]);
    expect(end.status).toBe('complete');
    expect(items[0]?.finding).toMatchObject({
      rule: { id: 'gitleaks/AWS' },
      locations: [{ uri: 'a.env', region: { startLine: 3 } }],
    });
    expect(JSON.stringify(items)).not.toContain('hunter2');
  });

  test('an empty array is clean, anything else than an array is unreadable', () => {
    expect(readAll(format, '[]\n').end).toMatchObject({ status: 'complete', counts: { raw: 0 } });
    for (const text of ['{}', 'null', '', '{"error":"not a git repository"}']) {
      expect(readAll(format, text).end.status, text).toBe('unreadable');
    }
  });

  test('tolerates wrong types', () => {
    const { items, end } = readAll(format, [leak({ File: null, StartLine: '9', Tags: null, Entropy: '1' }), []]);
    expect(end.counts).toEqual({ raw: 2, occurrences: 1, dropped: { 'an item of the report is no object': 1 } });
    expect(items[0]?.finding.locations).toEqual([]);
  });

  test('a report cut at any byte is never complete', () => {
    const text = JSON.stringify([leak(), leak()]);
    for (let cut = 0; cut < text.length; cut += 1) {
      expect(readAll(format, text.slice(0, cut)).end.status, `cut at ${cut}`).not.toBe('complete');
    }
  });
});
