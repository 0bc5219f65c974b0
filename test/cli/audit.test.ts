import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Digest } from '../../src/reporters/digest.ts';
import { runInContext, type CliOutcome } from '../run-in-context.ts';
import { type KnownFlaw, writeAuditScanner } from './audit-scanner.ts';

const LOG4SHELL: KnownFlaw = {
  id: 'GHSA-jfh8-c2jp-5v3q',
  aliases: ['CVE-2021-44228'],
  summary: 'Remote code injection in Log4j',
  ecosystem: 'Maven',
  name: 'org.apache.logging.log4j:log4j-core',
  introduced: '2.13.0',
  fixed: '2.15.0',
  vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H',
};
const LODASH: KnownFlaw = {
  id: 'GHSA-35jh-r3h4-6jhm',
  aliases: ['CVE-2021-23337'],
  summary: 'Command Injection in lodash',
  ecosystem: 'npm',
  name: 'lodash',
  introduced: '0',
  fixed: '4.17.21',
  vector: 'CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H',
};
const TROJAN: KnownFlaw = {
  id: 'MAL-2022-1',
  aliases: [],
  summary: 'Malicious code in cool-logger',
  ecosystem: 'npm',
  name: 'cool-logger',
  introduced: '0',
};

const manifest = { name: 'shop', version: '1.0.0', dependencies: { lodash: '4.17.15' } };
const lockOf = (packages: object): string =>
  JSON.stringify(
    { name: 'shop', version: '1.0.0', lockfileVersion: 3, packages: { '': manifest, ...packages } },
    undefined,
    2,
  );
const POM = `<project>
  <properties>
    <log4j.version>2.14.1</log4j.version>
  </properties>
  <dependencies>
    <dependency>
      <groupId>org.apache.logging.log4j</groupId>
      <artifactId>log4j-core</artifactId>
      <version>\${log4j.version}</version>
    </dependency>
  </dependencies>
</project>
`;
const KEV = JSON.stringify({
  title: 'KEV',
  catalogVersion: '2026.11.20',
  dateReleased: '2026-11-20T15:00:00Z',
  vulnerabilities: [
    { cveID: 'CVE-2021-44228', dateAdded: '2021-12-10', dueDate: '2021-12-24', knownRansomwareCampaignUse: 'Known' },
  ],
});
const EPSS =
  '#model_version:v2025.03.14,score_date:2026-11-19T12:55:00Z\ncve,epss,percentile\nCVE-2021-44228,0.94358,0.99957\nCVE-2021-23337,0.0021,0.58\n';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-audit-'));
  write('package.json', JSON.stringify(manifest, undefined, 2));
  write('package-lock.json', lockOf({ 'node_modules/lodash': { version: '4.17.15', license: 'MIT' } }));
  write('pom.xml', POM);
  write('kev.json', KEV);
  write('epss.csv.gz', gzipSync(EPSS));
  configure();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string | Uint8Array): void {
  writeFileSync(join(folder, name), text);
}

function configure(more: string = '', flaws: readonly KnownFlaw[] = [LOG4SHELL, LODASH]): void {
  const program = writeAuditScanner(join(folder, 'scanner'), flaws);
  write(
    'tollgate.yml',
    `dependencies:\n  tools: [osv]\n  kev: kev.json\n  epss: epss.csv.gz\n  osv: { program: ${program} }\n${more}`,
  );
}

function audit(...words: readonly string[]): Promise<CliOutcome> {
  return runInContext(['audit', ...words], folder);
}

function digest(): Digest {
  return JSON.parse(readFileSync(join(folder, '.tollgate/audit/digest.json'), 'utf8')) as Digest;
}

describe('tollgate audit', () => {
  test('ranks what is exploited first, names its fix, and the plan it prints makes the second scan free of it', async () => {
    const first = await audit('--weekly');
    expect([first.exitCode, first.messages]).toEqual([1, '']);
    const before = digest();
    expect(before.firstRun).toBe(true);
    expect(before.ranked.map(({ rule }) => rule)).toEqual(['CVE-2021-44228', 'CVE-2021-23337']);
    expect(before.exploited[0]?.reasons.join('; ')).toMatch(
      /exploited in the wild: CVE-2021-44228 since 2021-12-10, due 2021-12-24, used by ransomware \(CISA KEV of 2026-11-20\); EPSS 94\.4 %.*CVSS 10\.0.*fixed in 2\.15\.0/u,
    );
    expect(before.sources).toEqual([
      { name: 'CISA KEV catalogue', date: '2026-11-20' },
      { name: 'EPSS scores', date: '2026-11-19' },
    ]);
    expect(before.plan.map(({ package: name, to, commands, edits }) => ({ name, to, commands, edits }))).toEqual([
      { name: 'lodash', to: '4.17.21', commands: ['npm install lodash@4.17.21'], edits: [] },
      {
        name: 'org.apache.logging.log4j:log4j-core',
        to: '2.15.0',
        commands: [],
        edits: [
          {
            file: 'pom.xml',
            line: 3,
            before: '    <log4j.version>2.14.1</log4j.version>',
            after: '    <log4j.version>2.15.0</log4j.version>',
          },
        ],
      },
    ]);

    // The lines as the plan has them; what the command does to a lockfile test/real sees with npm itself.
    for (const { file, line, before: old, after } of before.plan.flatMap(({ edits }) => edits)) {
      const lines = readFileSync(join(folder, file), 'utf8').split('\n');
      expect(lines[line - 1]).toBe(old);
      lines[line - 1] = after;
      write(file, lines.join('\n'));
    }
    write('package-lock.json', lockOf({ 'node_modules/lodash': { version: '4.17.21', license: 'MIT' } }));
    const second = await audit('--weekly', '--now', '2026-11-28T12:00:00Z');
    expect([second.exitCode, digest().open]).toEqual([0, 0]);
    expect(new Set(digest().fixed.map(({ fingerprint }) => fingerprint))).toEqual(
      new Set(before.plan.flatMap(({ removes }) => removes)),
    );
    expect(second.out).toContain('since last time: 0 new, 2 fixed, 0 overdue');
  });

  test('says what is new, and what is older than the policy allows', async () => {
    write('package-lock.json', lockOf({ 'node_modules/lodash': { version: '4.17.21' } }));
    await audit('--weekly');
    write('package-lock.json', lockOf({ 'node_modules/lodash': { version: '4.17.15' } }));
    configure('  policy: { maxAge: { critical: 14 } }\n');
    await audit('--weekly', '--now', '2026-12-12T12:00:00Z');
    const { new: fresh, overdue } = digest();
    expect(fresh.map(({ rule }) => rule)).toEqual(['CVE-2021-23337']);
    expect(overdue.map(({ rule, age, allowed }) => ({ rule, age, allowed }))).toEqual([
      { rule: 'CVE-2021-44228', age: 21, allowed: 14 },
    ]);
    expect(readFileSync(join(folder, '.tollgate/audit/digest.md'), 'utf8')).toContain('open for 21 days, 14 allowed');
  });

  test('an incomplete audit is not what the next one is compared with', async () => {
    await audit('--weekly');
    const kept = readFileSync(join(folder, '.tollgate/audit/last.sarif'), 'utf8');
    write('tollgate.yml', 'dependencies:\n  tools: [osv]\n  osv: { program: /nonexistent/osv-scanner }\n');
    const outcome = await audit('--weekly');
    expect(outcome.exitCode).toBe(3);
    expect(digest().fixed).toEqual([]);
    expect(readFileSync(join(folder, '.tollgate/audit/last.sarif'), 'utf8')).toBe(kept);
  });

  test('a malicious package shuts the gate whatever else is said, and comes first', async () => {
    write('pom.xml', POM.replace('2.14.1', '2.15.0'));
    write(
      'package-lock.json',
      lockOf({
        'node_modules/lodash': { version: '4.17.15' },
        'node_modules/cool-logger': { version: '1.0.0', dev: true },
      }),
    );
    configure(
      `suppressions:\n  - { rule: CVE-2021-44228, reason: behind a proxy, owner: eve, expires: 2027-01-01 }\ngate: { onlyFixed: true, scope: runtime, newOnly: true }\n`,
      [TROJAN, LODASH, LOG4SHELL],
    );
    const outcome = await audit('--fail-on', 'critical');
    expect(outcome.exitCode).toBe(1);
    expect(outcome.out).toMatch(
      /tollgate: fail: 1 finding about malicious packages: machines that installed them count as compromised/u,
    );
    expect(digest().ranked.map(({ rule }) => rule)).toEqual(['MAL-2022-1', 'CVE-2021-23337']);
    // A decision about nothing is told.
    expect(digest().policy.join(' ')).toMatch(
      /suppression of CVE-2021-44228 \(behind a proxy; eve\) is about no finding/u,
    );
  });

  test('--kev judges what is exploited alone, and nothing where there is no catalogue', async () => {
    write('pom.xml', POM.replace('2.14.1', '2.15.0'));
    const open = await audit('--kev');
    expect([open.exitCode, open.out]).toEqual([0, expect.stringContaining('1 finding about packages left out by kev')]);
    write('tollgate.yml', readFileSync(join(folder, 'tollgate.yml'), 'utf8').replace('  kev: kev.json\n', ''));
    const blind = await audit('--kev');
    expect([blind.exitCode, blind.out]).toEqual([
      3,
      expect.stringContaining('no catalogue of exploited vulnerabilities was read'),
    ]);
  });

  test.each([
    ['kev.json', '{"vulnerabilities": []}', /missing or empty/u],
    ['kev.json', '<html>', /no catalogue of known exploited/u],
    ['epss.csv.gz', 'cve,epss,percentile\n', /holds no score/u],
    ['epss.csv.gz', gzipSync(EPSS).subarray(0, 60), /no whole gzip file/u],
  ])('a broken %s is incomplete before anything is scanned', async (name, content, reason) => {
    write(name, content);
    const outcome = await audit();
    expect([outcome.exitCode, outcome.messages]).toEqual([3, expect.stringMatching(reason)]);
    expect(existsSync(join(folder, '.tollgate/audit/reports'))).toBe(false);
  });

  test('a lockfile that cannot be read is incomplete', async () => {
    write('package-lock.json', '{"lockfileVersion": 7, "packages": {}}');
    const outcome = await audit();
    expect(outcome.exitCode).not.toBe(0);
    expect(outcome.out).toMatch(
      /tollgate-dependencies\s+degraded: package-lock\.json cannot be read as a lockfile: lockfileVersion 7 is newer than 3/u,
    );
  });

  test('licences that the policy does not allow are findings', async () => {
    write(
      'package-lock.json',
      lockOf({
        'node_modules/lodash': { version: '4.17.21', license: 'AGPL-3.0-only' },
        'node_modules/b': { version: '1.0.0' },
      }),
    );
    configure('  policy: { licenses: { allow: [MIT, Apache-2.0] } }\n');
    write('pom.xml', '<project/>');
    const outcome = await audit();
    expect(outcome.exitCode).toBe(1);
    expect(digest().policy.join('\n')).toMatch(
      /lodash@4\.17\.21: its licence is AGPL-3\.0-only\. .*\n.*b@1\.0\.0: its licence is not known/u,
    );
    expect([digest().open, digest().plan]).toEqual([0, []]);
  });
});

test('a bill of materials of the lockfile carries our decisions', async () => {
  configure(
    'suppressions:\n  - { rule: CVE-2021-23337, package: lodash, reason: "vex:code_not_reachable templates come from us", owner: eve, expires: 2027-01-01 }\n',
  );
  await audit();
  const outcome = await runInContext(
    ['report', '.tollgate/audit/tollgate.sarif', '--as', 'cyclonedx', '--output', 'bom.json'],
    folder,
  );
  expect([outcome.exitCode, outcome.messages]).toEqual([0, '']);
  const bom = JSON.parse(readFileSync(join(folder, 'bom.json'), 'utf8')) as Record<string, unknown>;
  expect(bom).toMatchObject({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: { component: { name: 'shop', version: '1.0.0' } },
    components: [
      {
        name: 'lodash',
        version: '4.17.15',
        scope: 'required',
        licenses: [{ expression: 'MIT' }],
        purl: 'pkg:npm/lodash@4.17.15',
      },
    ],
    dependencies: [
      { ref: 'pkg:npm/shop@1.0.0', dependsOn: ['pkg:npm/lodash@4.17.15'] },
      { ref: 'pkg:npm/lodash@4.17.15', dependsOn: [] },
    ],
    vulnerabilities: [{ id: 'CVE-2021-23337', affects: [{ ref: 'pkg:npm/lodash@4.17.15' }] }],
  });
});
