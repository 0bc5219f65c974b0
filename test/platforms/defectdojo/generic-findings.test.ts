import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { genericFindings } from '../../../src/platforms/defectdojo/generic-findings.ts';
import { findingOf, RULE, runOf } from '../publication.ts';

// What dojo/tools/generic/json_parser.py takes; one other key, and it refuses the file.
const ALLOWED =
  'date cwe cve mitigation impact references active verified false_p out_of_scope risk_accepted line file_path component_name component_version static_finding dynamic_finding unique_id_from_tool vuln_id_from_tool nb_occurences title severity description endpoints vulnerability_ids'.split(
    ' ',
  );
const NOW = Date.parse('2026-11-21T12:00:00Z');

const accepted = (expires: string): Finding =>
  findingOf(1, { suppressions: [{ kind: 'external', status: 'accepted', expires }] });

function itemsOf(findings: readonly Finding[], scan: 'web' | 'dependencies' = 'web'): Record<string, unknown>[] {
  const { findings: items } = JSON.parse(genericFindings(runOf({ scan }, findings), NOW)) as {
    readonly findings: Record<string, unknown>[];
  };
  return items;
}

describe('a finding for DefectDojo', () => {
  test('has only keys that its importer knows', () => {
    const items = itemsOf([
      findingOf(1, { evidence: 'x', rule: { ...RULE, helpUri: 'https://example.org' } }),
      findingOf(2, {
        locations: [{ kind: 'package', ecosystem: 'npm', name: 'a', version: '1', manifest: 'package-lock.json' }],
      }),
      findingOf(3, { locations: [{ kind: 'url', url: 'https://shop.test/a?b=1#c' }] }),
      findingOf(4, { locations: [] }),
    ]);
    expect([...new Set(items.flatMap((item) => Object.keys(item)))].filter((key) => !ALLOWED.includes(key))).toEqual(
      [],
    );
    expect(items[1]).toMatchObject({ component_name: 'a', component_version: '1', file_path: 'package-lock.json' });
    expect(items[2]).toMatchObject({ endpoints: ['https://shop.test/a'] });
  });

  test.each(['/api/payments/{id}', 'https://shop.test/pay/{id}', 'javascript:alert(1)', 'http://[', ''])(
    'with the address %j has no endpoint, over which the whole file would be refused',
    (url) => {
      expect(itemsOf([findingOf(1, { locations: [{ kind: 'url', url }] })])[0]).not.toHaveProperty('endpoints');
    },
  );

  test('that is accepted is a risk accepted while the decision holds', () => {
    const items = itemsOf([accepted('2026-12-01'), accepted('2026-11-01')]);
    expect(items.map(({ active, risk_accepted: risk }) => [active, risk])).toEqual([
      [false, true],
      [true, false],
    ]);
  });

  test('that is absent or no problem is left out', () => {
    expect(itemsOf([findingOf(1, { baselineState: 'absent' }), findingOf(2, { kind: 'pass' })])).toEqual([]);
  });

  test('shows hidden characters, in a title of one line and at most 500', () => {
    const rule = { ...RULE, title: `a\n\u202eb${'x'.repeat(900)}` };
    const [item] = itemsOf([findingOf(1, { rule })]);
    expect(item?.['title']).toMatch(/^web\/csp-missing: a \\u202ebx+$/u);
    expect(String(item?.['title'])).toHaveLength(500);
  });
});
