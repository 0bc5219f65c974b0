import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeFinding } from '../../src/model/finding.ts';
import type { Rule } from '../../src/model/rule.ts';
import { TAXONOMY_STANDARDS } from '../../src/model/taxonomies.ts';
import { sarifText } from '../../src/reporters/sarif.ts';
import { format as sarif } from '../../src/formats/sarif/index.ts';
import { hasMultitool, judgeSarif } from '../judge-sarif.ts';
import { readAll } from '../read-all.ts';

const ruleOf = (id: string, tags: readonly string[]): Rule => ({
  id,
  title: `Title of ${id}`,
  description: `What ${id} is.`,
  fix: 'Do this.',
  level: 'error',
  tags,
});

interface Reference {
  readonly id: string;
  readonly index: number;
  readonly toolComponent: { readonly name: string; readonly index: number; readonly guid: string };
}
interface Run {
  readonly tool: {
    readonly driver: {
      readonly supportedTaxonomies?: readonly {
        readonly name: string;
        readonly index: number;
        readonly guid: string;
      }[];
      readonly rules: readonly {
        readonly id: string;
        readonly relationships?: readonly { readonly target: Reference; readonly kinds: readonly string[] }[];
      }[];
    };
  };
  readonly taxonomies?: readonly {
    readonly name: string;
    readonly version: string;
    readonly organization: string;
    readonly guid: string;
    readonly taxa: readonly { readonly id: string; readonly shortDescription: { readonly text: string } }[];
  }[];
}

const textOf = (rules: readonly Rule[]): string =>
  [
    ...sarifText([
      {
        info: { tool: { name: 'Tollgate' }, status: 'complete', rules },
        inputs: [],
        rules,
        findings: rules.map((rule) => makeFinding({ rule, message: 'A message.', severity: 'high' })),
      },
    ]),
  ].join('');
const runOf = (rules: readonly Rule[]): Run => (JSON.parse(textOf(rules)) as { runs: [Run] }).runs[0];

const REFUNDS = ruleOf('pay/refund-race', [
  'security',
  'external/cwe/cwe-362',
  'external/cwe/cwe-079',
  'external/owasp/A06:2025',
  'external/owasp/API6:2023',
  'external/pci/6.2.4',
]);

describe('the taxonomies of a run', () => {
  test('hold what its rules name, in the order of the standards and of their numbers, and nothing else', () => {
    const scripts = ruleOf('web/script', [
      'external/pci/11.6.1',
      'external/pci/6.4.3',
      'CWE-1021',
      'external/cwe/cwe-79',
    ]);
    const run = runOf([scripts, REFUNDS]);
    expect(run.taxonomies?.map(({ name, version, taxa }) => [name, version, taxa.map(({ id }) => id)])).toEqual([
      ['CWE', '4.18', ['79', '362', '1021']],
      ['OWASP Top 10', '2025', ['A06:2025']],
      ['OWASP API Security Top 10', '2023', ['API6:2023']],
      ['PCI DSS', '4.0.1', ['6.2.4', '6.4.3', '11.6.1']],
    ]);
    expect(run.taxonomies?.[0]?.taxa[0]?.shortDescription.text).toBe('CWE-79: Cross-site scripting');
  });

  test('are pointed at by the rules, by place and by guid', () => {
    const run = runOf([ruleOf('a/b', ['external/pci/3.4.1']), REFUNDS, ruleOf('a/c', ['javascript'])]);
    const { rules, supportedTaxonomies = [] } = run.tool.driver;
    expect(supportedTaxonomies.map(({ index, name }) => [index, name])).toEqual(
      TAXONOMY_STANDARDS.map(({ name }, index) => [index, name]),
    );
    expect(rules.map(({ relationships = [] }) => relationships.length)).toEqual([1, 5, 0]);
    for (const { target, kinds } of rules.flatMap(({ relationships = [] }) => relationships)) {
      const component = run.taxonomies?.[target.toolComponent.index];
      expect(component?.taxa[target.index]?.id).toBe(target.id);
      expect(component).toMatchObject({ name: target.toolComponent.name, guid: target.toolComponent.guid });
      expect(kinds).toEqual([component?.name === 'CWE' ? 'superset' : 'relevant']);
    }
  });

  test.each([
    'external/owasp/A11:2025',
    'external/owasp/A01:2021',
    'external/owasp/API11:2023',
    'external/pci/13.1',
    'external/pci/6.4.3; DROP',
    'external/cwe/cwe-0',
    'external/cwe/cwe-1234567',
    'cwe',
    'security',
  ])('leave out %s, which is in none of them', (tag) => {
    const run = runOf([ruleOf('a/b', [tag])]);
    expect(run).not.toHaveProperty('taxonomies');
    expect(run.tool.driver).not.toHaveProperty('supportedTaxonomies');
    expect(run.tool.driver.rules[0]).not.toHaveProperty('relationships');
  });

  test('do not depend on the order of rules and tags, and change nothing that is read back', () => {
    const tag = fc.oneof(
      fc.integer({ min: 1, max: 1400 }).map((number) => `external/cwe/cwe-${number}`),
      fc.constantFrom('external/owasp/A01:2025', 'external/owasp/API1:2023', 'external/pci/6.2.4', 'x', '__proto__'),
    );
    const rules = fc.uniqueArray(
      fc.record({ id: fc.stringMatching(/^[a-z]{1,8}$/u), tags: fc.uniqueArray(tag, { maxLength: 30 }) }),
      { maxLength: 6, selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(rules, (list) => {
        const made = list.map(({ id, tags }) => ruleOf(id, tags));
        const turned = made.toReversed().map((rule) => ({ ...rule, tags: rule.tags.toReversed() }));
        expect(runOf(turned).taxonomies).toEqual(runOf(made).taxonomies);
        expect(readAll(sarif, textOf(made)).end.runs[0]?.rules).toEqual(made);
      }),
    );
  });

  test('have ids that are made of their address and so never change', () => {
    for (const { guid, informationUri } of TAXONOMY_STANDARDS) {
      const urls = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');
      const bytes = createHash('sha1').update(urls).update(informationUri).digest().subarray(0, 16);
      bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
      bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
      expect(guid.replaceAll('-', '')).toBe(bytes.toString('hex'));
    }
  });

  test.skipIf(!hasMultitool)('satisfy Microsoft’s SARIF Multitool', () => {
    const tags = Array.from({ length: 40 }, (_, number) => `external/cwe/cwe-${number + 70}`);
    const long = { ...ruleOf('a/long', tags), description: 'All of it. '.repeat(500) };
    expect(judgeSarif(textOf([REFUNDS, long, ruleOf('a/b', ['external/pci/9.9.9'])]))).toEqual([]);
  });
});

describe('a rule in full SARIF', () => {
  test('keeps every tag and every word, however many there are', () => {
    const rule = {
      ...ruleOf(
        'a/b',
        Array.from({ length: 60 }, (_, number) => `tag-${number}`),
      ),
      title: 't'.repeat(3000),
      description: 'd'.repeat(5000),
    };
    expect(readAll(sarif, textOf([rule])).items[0]?.finding.rule).toEqual(rule);
  });
});
