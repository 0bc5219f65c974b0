import { describe, expect, test } from 'vitest';
import { type Finding, makeFinding } from '../../src/model/finding.ts';
import type { Rule } from '../../src/model/rule.ts';
import type { Severity } from '../../src/model/severity.ts';
import { openZapPolicy } from '../../src/util/apply-zap-config.ts';
import { parseZapConfig } from '../../src/util/zap-config.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');

function finding(id: string, more: Partial<Finding> = {}, severity: Severity = 'medium'): Finding {
  const rule: Rule = { id, title: id, description: id, level: 'warning', tags: [] };
  return makeFinding({ rule, message: id, severity, ...more });
}

function at(...urls: readonly string[]): Partial<Finding> {
  return { locations: urls.map((url) => ({ kind: 'url', method: 'GET', url })) };
}

function apply(config: string, given: Finding, origin?: string): Finding {
  return openZapPolicy(parseZapConfig(config, 'gen.conf'), { now: NOW, ...(origin !== undefined && { origin }) }).apply(
    given,
  );
}

describe('openZapPolicy', () => {
  test('IGNORE is an accepted suppression with its reason, owner and date', () => {
    const config = '# reason: the gateway sets it\n# owner: ops\n# expires: 2027-01-01\n10038\tIGNORE\t(x)\n';
    expect(apply(config, finding('zap/10038-1')).suppressions).toEqual([
      { kind: 'external', status: 'accepted', reason: 'the gateway sets it', owner: 'ops', expires: '2027-01-01' },
    ]);
    expect(apply('10038\tIGNORE\t(x)\n', finding('zap/10038-1')).suppressions).toMatchObject([
      { reason: 'gen.conf: 10038 is ignored' },
    ]);
  });

  test('INFO makes informational, WARN leaves, FAIL makes at least high', () => {
    expect(apply('10010\tINFO\t(x)\n', finding('zap/10010'))).toMatchObject({
      severity: 'informational',
      level: 'none',
    });
    expect(apply('10010\tWARN\t(x)\n', finding('zap/10010'))).toMatchObject({ severity: 'medium' });
    expect(apply('10010\tFAIL\t(x)\n', finding('zap/10010', {}, 'low'))).toMatchObject({
      severity: 'high',
      level: 'error',
    });
    expect(apply('10010\tFAIL\t(x)\n', finding('zap/10010', {}, 'critical'))).toMatchObject({ severity: 'critical' });
  });

  test('the row of an alert goes before that of its plugin, wherever it stands', () => {
    const config = '10055-4\tFAIL\t(x)\n10055\tIGNORE\t(x)\n';
    expect(apply(config, finding('zap/10055-4')).severity).toBe('high');
    expect(apply(config, finding('zap/10055-5')).suppressions).toHaveLength(1);
    expect(apply(config, finding('zap/10055')).suppressions).toHaveLength(1);
    expect(apply('10055-4\tIGNORE\t(x)\n', finding('zap/10055-5'))).toEqual(finding('zap/10055-5'));
  });

  test('applies to rules of ours by their aliases, where it is sure', () => {
    const own = finding('web/framing-allowed', { aliases: ['zap/10020-1', 'zap/10020-2'] });
    expect(apply('10020\tIGNORE\t(x)\n', own).suppressions).toHaveLength(1);
    expect(apply('10020-2\tIGNORE\t(x)\n', own).suppressions).toEqual([]);
    expect(apply('10020-2\tFAIL\t(x)\n', own).severity).toBe('high');
    expect(apply('10020-1\tINFO\t(x)\n10020-2\tIGNORE\t(x)\n', own).severity).toBe('informational');
    expect(apply('10020\tFAIL\t(x)\n', finding('web/iban-in-page')).severity).toBe('medium');
  });

  test('a decision that has expired no longer holds, and is told', () => {
    const config = parseZapConfig(
      '# expires: 2026-11-20\n10038\tIGNORE\t(x)\n# expires: 2026-11-20\n*\tOUTOFSCOPE\t.*\n',
      'gen.conf',
    );
    const policy = openZapPolicy(config, { now: NOW });
    const given = finding('zap/10038-1', at('http://a/x'));
    expect(policy.apply(given)).toEqual(given);
    expect(policy.notices).toEqual([
      'gen.conf:2: the decision expired on 2026-11-20; what it was about counts again',
      'gen.conf:4: the decision expired on 2026-11-20; what it was about counts again',
    ]);
  });

  test('out of scope takes the addresses out, and suppresses what has no other', () => {
    const config = '10010\tOUTOFSCOPE\thttps://shop.example/docs\n';
    const both = finding('zap/10010', at('https://shop.example/docs/a', 'https://shop.example/cart'));
    expect(apply(config, both)).toMatchObject({ locations: [{ url: 'https://shop.example/cart' }], suppressions: [] });
    const docs = finding('zap/10010', at('https://shop.example/docs/a'));
    expect(apply(config, docs)).toMatchObject({
      locations: [{ url: 'https://shop.example/docs/a' }],
      suppressions: [{ reason: 'gen.conf: out of scope (https://shop.example/docs)' }],
    });
    expect(apply(config, finding('zap/10011', at('https://shop.example/docs/a'))).suppressions).toEqual([]);
    expect(apply(config, finding('zap/10010'))).toEqual(finding('zap/10010'));
    const mapped = { locations: [...(docs.locations ?? []), { kind: 'file', uri: 'src/docs.ts' } as const] };
    expect(apply(config, finding('zap/10010', mapped)).suppressions).toHaveLength(1);
  });

  test('addresses of loopback are met with the port that the target had', () => {
    const config = '*\tOUTOFSCOPE\thttp://localhost:3000/docs\n';
    const given = finding('zap/10010', at('http://localhost/docs/a'));
    expect(apply(config, given, 'http://localhost:3000').suppressions).toHaveLength(1);
    expect(apply(config, given).suppressions).toEqual([]);
  });

  test('findings that no row is about stay the same object', () => {
    const given = finding('npm/x', at('http://a/'));
    expect(apply('10010\tFAIL\t(x)\n*\tOUTOFSCOPE\t.*\n', given)).toBe(given);
  });
});
