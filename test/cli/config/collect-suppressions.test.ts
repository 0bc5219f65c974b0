import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { collectSuppressions } from '../../../src/cli/config/collect-suppressions.ts';
import type { Context } from '../../../src/cli/context.ts';
import { parsePolicy } from '../../../src/config/parse-policy.ts';

const SNYK = `version: v1.25.0
ignore:
  SNYK-JS-LODASH-567746:
    - '*':
        reason: not reachable
        expires: 2027-01-31T00:00:00.000Z
  'npm:ms:20170412':
    - express > debug > ms:
        reason: dev only
`;
const ODC = `<?xml version="1.0"?>
<suppressions xmlns="https://jeremylong.github.io/DependencyCheck/dependency-suppression.1.3.xsd">
  <suppress until="2027-02-01Z"><notes><![CDATA[vendored]]></notes><packageUrl>pkg:maven/org.x/y@1.2</packageUrl><cve>CVE-2026-1</cve><cve>CVE-2026-2</cve></suppress>
  <suppress><packageUrl regex="true">^pkg:maven/.*$</packageUrl><cve>CVE-2026-3</cve></suppress>
  <suppress><filePath>x.jar</filePath><cve>CVE-2026-4</cve></suppress>
</suppressions>`;
const OPENVEX = JSON.stringify({
  '@context': 'https://openvex.dev/ns/v0.2.0',
  statements: [
    {
      vulnerability: { name: 'CVE-2026-5' },
      products: [{ '@id': 'pkg:npm/a@1.0.0' }],
      status: 'not_affected',
      justification: 'component_not_present',
    },
    { vulnerability: { name: 'CVE-2026-6' }, products: [{ '@id': 'pkg:npm/a@1.0.0' }], status: 'affected' },
    { vulnerability: { name: 'CVE-2026-7' }, products: [{ '@id': 'pkg:npm/a' }], status: 'under_investigation' },
    { vulnerability: { name: 'CVE-2026-8' }, products: [], status: 'not_affected' },
  ],
});
const CYCLONE = JSON.stringify({
  bomFormat: 'CycloneDX',
  components: [{ 'bom-ref': 'c1', purl: 'pkg:npm/%40s/b@2.0.0' }],
  vulnerabilities: [
    { id: 'CVE-2026-9', analysis: { state: 'false_positive', detail: 'checked' }, affects: [{ ref: 'c1' }] },
  ],
});

describe('parsePolicy', () => {
  test('reads a .snyk file', () => {
    expect(parsePolicy(SNYK, '.snyk')).toEqual([
      { rule: 'SNYK-JS-LODASH-567746', reason: 'not reachable', expires: '2027-01-31T00:00:00.000Z', origin: '.snyk' },
      { rule: 'npm:ms:20170412', package: 'ms', reason: 'dev only', origin: '.snyk' },
    ]);
  });

  test('reads exact entries of Dependency-Check and leaves patterns to it', () => {
    expect(parsePolicy(ODC, 's.xml')).toEqual(
      ['CVE-2026-1', 'CVE-2026-2'].map((rule) => ({
        rule,
        package: 'pkg:maven/org.x/y@1.2',
        reason: 'vendored',
        expires: '2027-02-01',
        origin: 's.xml',
      })),
    );
  });

  test('reads VEX of both kinds; what names no product decides nothing', () => {
    expect(parsePolicy(OPENVEX, 'v.json')).toEqual([
      {
        rule: 'CVE-2026-5',
        package: 'pkg:npm/a@1.0.0',
        reason: 'component_not_present',
        status: 'accepted',
        origin: 'v.json',
      },
      {
        rule: 'CVE-2026-7',
        package: 'pkg:npm/a',
        reason: 'under_investigation',
        status: 'underReview',
        origin: 'v.json',
      },
    ]);
    expect(parsePolicy(CYCLONE, 'b.json')).toMatchObject([
      { rule: 'CVE-2026-9', package: 'pkg:npm/%40s/b@2.0.0', reason: 'checked' },
    ]);
  });

  test.each([
    ['{"a":1}', /neither OpenVEX nor CycloneDX/u],
    ['{', /no decisions that can be read/u],
    ['<a>', /no suppression file/u],
    ['a: [', /no valid YAML/u],
  ])('refuses %j with a reason', (text, reason) => {
    expect(() => parsePolicy(text, 'p')).toThrow(reason);
  });
});

describe('collectSuppressions', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tollgate-decisions-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('the decision that ends first holds, and the disagreement is told', async () => {
    writeFileSync(join(folder, '.snyk'), SNYK);
    const own = { rule: 'SNYK-JS-LODASH-567746', reason: 'agreed', owner: 'security', expires: '2026-12-24' };
    const context = { cwd: folder } as Context;
    const { entries, notices } = await collectSuppressions(
      { suppressions: [own], suppressionFiles: ['.snyk'] },
      'tollgate.yml',
      context,
    );
    expect(entries).toMatchObject([{ ...own, origin: 'tollgate.yml' }, { rule: 'npm:ms:20170412' }]);
    expect(notices).toEqual([
      'decisions about SNYK-JS-LODASH-567746 disagree: tollgate.yml ends first (2026-12-24) and holds, not .snyk (2027-01-31T00:00:00.000Z)',
    ]);
    await expect(collectSuppressions({ suppressionFiles: ['gone.xml'] }, 'tollgate.yml', context)).rejects.toThrow(
      /there is no file gone\.xml/u,
    );
  });
});
