import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parsePolicy } from '../../src/config/parse-policy.ts';
import type { Finding } from '../../src/model/finding.ts';
import { FINGERPRINT_KEY } from '../../src/model/fingerprint.ts';
import { proposalsText } from '../../src/platforms/proposals-text.ts';
import { readProposals } from '../../src/platforms/read-proposals.ts';
import { sarifText } from '../../src/reporters/sarif.ts';
import { type FakeGithub, fakeGithub } from '../platforms/github/fake-github.ts';
import { fakeVulnerabilities } from '../platforms/gitlab/fake-vulnerabilities.ts';
import { findingOf, runOf } from '../platforms/publication.ts';
import { runInContext, type CliOutcome } from '../run-in-context.ts';

let folder: string;
let github: FakeGithub;
let environment: Record<string, string>;
const FILE = 'tollgate-suppressions.yml';
const path = (name: string): string => join(folder, name);
const tollgate = (...argv: string[]): Promise<CliOutcome> => runInContext(argv, folder, { environment });
const file = (): string => readFileSync(path(FILE), 'utf8');

const fingerprintOf = (number: number): string => findingOf(number).fingerprints[FINGERPRINT_KEY] ?? '';
const write = (...findings: Finding[]): void =>
  writeFileSync(path('all.sarif'), [...sarifText([runOf({}, findings)])].join(''));
const dismiss = (line: number, comment: string, by = 'bob'): void => {
  const alert = github.alerts.find((one) => one.line === line);
  Object.assign(alert ?? {}, { state: 'dismissed', dismissed: { by, reason: 'false positive', comment } });
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tollgate-sync-'));
  github = await fakeGithub();
  environment = {
    GITHUB_API_URL: github.origin,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SHA: 'a'.repeat(40),
    GITHUB_TOKEN: 'ghs_0123456789abcdefSECRET',
  };
  write(findingOf(1), findingOf(2), findingOf(3));
  for (const number of [1, 2, 3]) {
    github.alerts.push({
      number,
      ref: 'refs/heads/main',
      tool: 'ZAP',
      category: 'tollgate/web/ZAP/shop/',
      rule: 'web/csp-missing',
      identity: String(number),
      path: 'src/app.ts',
      line: number,
      message: `finding ${number}`,
      commit: 'a'.repeat(40),
      state: 'open',
      gone: false,
    });
  }
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await github.close();
});

describe('sync github', () => {
  test('writes what a person dismissed as a proposal that holds 90 days, and a second run adds nothing', async () => {
    dismiss(2, 'the proxy sets it');
    const { exitCode, out } = await tollgate('sync', 'github', 'all.sarif');
    expect(exitCode).toBe(0);
    expect(out).toContain('tollgate: pass: 1 proposed, 0 taken out, 1 to be approved in tollgate-suppressions.yml');
    expect(readProposals(file(), FILE)).toEqual([
      {
        status: 'proposed',
        fingerprint: fingerprintOf(2),
        rule: 'web/csp-missing',
        reason: 'false positive: the proxy sets it',
        owner: 'bob',
        expires: '2027-02-19',
        from: { platform: 'github', project: 'acme/shop', id: '2', at: '2026-11-20T10:00:00Z' },
      },
    ]);
    const before = file();
    const again = await tollgate('sync', 'github', 'all.sarif', '--now', '2026-12-24');
    expect(again.out).toContain('0 proposed, 0 taken out, 1 to be approved');
    expect(file()).toBe(before);
  });

  test('takes out what was opened again, and what tollgate.yml decides by now', async () => {
    dismiss(1, 'a');
    dismiss(2, 'b');
    dismiss(3, 'c');
    await tollgate('sync', 'github', 'all.sarif');
    Object.assign(github.alerts[0] ?? {}, { state: 'open', dismissed: undefined });
    write(findingOf(1), findingOf(2, { suppressions: [{ kind: 'external', status: 'accepted' }] }), findingOf(3));
    const { out } = await tollgate('sync', 'github', 'all.sarif');
    expect(out).toContain('0 proposed, 2 taken out, 1 to be approved');
    expect(readProposals(file(), FILE).map(({ owner, from }) => [owner, from.id])).toEqual([['bob', '3']]);
  });

  test('does not propose what was rejected, what we dismissed ourselves, and what cannot be told', async () => {
    dismiss(1, 'no');
    await tollgate('sync', 'github', 'all.sarif');
    writeFileSync(path(FILE), file().replace('status: proposed', 'status: rejected'));
    dismiss(2, `Accepted: because [tollgate ${fingerprintOf(2)}]`);
    dismiss(3, 'about another line');
    Object.assign(github.alerts[2] ?? {}, { line: 77 });
    const { out } = await tollgate('sync', 'github', 'all.sarif', '--json');
    expect(JSON.parse(out)).toMatchObject({ added: [], removed: [], untold: 1, proposals: [{ status: 'rejected' }] });
    Object.assign(github.alerts[0] ?? {}, { gone: true });
    const away = await tollgate('sync', 'github', 'all.sarif', '--json');
    expect(JSON.parse(away.out)).toMatchObject({ removed: [], proposals: [{ status: 'rejected' }] });
  });

  test('with --dry-run writes nothing', async () => {
    dismiss(1, 'a');
    const { out } = await tollgate('sync', 'github', 'all.sarif', '--dry-run');
    expect(out).toContain('1 proposed');
    expect(out).toContain('nothing was written');
    expect(() => file()).toThrow(/ENOENT/u);
  });

  test('keeps proposals of other projects and refuses a file that is none, which it leaves as it is', async () => {
    const other = fileOf({ from: { platform: 'gitlab', project: 'x/y', id: '9', at: '' } });
    writeFileSync(path(FILE), other);
    await tollgate('sync', 'github', 'all.sarif');
    expect(file()).toBe(other);
    for (const [text, says] of [
      ['proposals:\n  - status: accepted\n', 'fingerprint is no text'],
      [other.replace('status: proposed', 'status: accepted'), 'status is neither proposed nor rejected'],
      [other.replace('owner:', 'owners:'), 'it has the key "owners"'],
      ['suppressions: []\n', 'it has no list `proposals`'],
      ['proposals: [\n', 'is no valid YAML'],
    ] as const) {
      writeFileSync(path(FILE), text);
      const { exitCode, messages } = await tollgate('sync', 'github', 'all.sarif');
      expect([exitCode, messages.includes(says)]).toEqual([2, true]);
      expect(file()).toBe(text);
    }
  });

  test.each([
    [401, 'publish/token-refused'],
    [403, 'publish/forbidden'],
  ])('ends with 4 where GitHub answers %i, and takes nothing out', async (status, code) => {
    dismiss(1, 'a');
    await tollgate('sync', 'github', 'all.sarif');
    const before = file();
    const reply = { status, json: { message: 'no ghs_0123456789abcdefSECRET' } };
    github.mishaps.push({ on: 'GET', reply, times: 9 });
    const { exitCode, messages } = await tollgate('sync', 'github', 'all.sarif');
    expect(exitCode).toBe(4);
    expect(messages).toContain(`error[${code}]`);
    expect(messages).not.toContain('SECRET');
    expect(file()).toBe(before);
  });
});

test('sync github takes nothing out where GitHub shows no alerts at all, and says so', async () => {
  dismiss(1, 'a');
  await tollgate('sync', 'github', 'all.sarif');
  const before = file();
  github.mishaps.push({ on: 'GET', reply: { status: 404, json: { message: 'Not Found' } }, times: 9 });
  const { out } = await tollgate('sync', 'github', 'all.sarif');
  expect(out).toContain('GitHub did not show all that it has: nothing was taken out');
  expect(file()).toBe(before);
});

test('sync gitlab proposes what a person dismissed in the vulnerability report', async () => {
  const gitlab = await fakeVulnerabilities();
  const page = findingOf(1, { locations: [{ kind: 'url', url: 'http://shop.test/p', method: 'GET', parameter: 'x' }] });
  write(page, findingOf(2, { locations: [{ kind: 'url', url: 'http://shop.test/q' }] }));
  for (const [number, place, comment] of [
    [1, { path: '/p', param: 'x', requestMethod: 'GET' }, 'not ours'],
    [2, { path: '/q' }, `Accepted [tollgate ${fingerprintOf(2)}]`],
  ] as const) {
    gitlab.vulnerabilities.push({
      id: `gid://gitlab/Vulnerability/${number}`,
      reportType: 'DAST',
      state: 'DISMISSED',
      comment,
      reason: 'ACCEPTABLE_RISK',
      by: 'alice',
      gone: false,
      identifiers: [{ type: 'tollgate', value: 'web/csp-missing@shop' }],
      location: place,
    });
  }
  environment = {
    CI_API_V4_URL: gitlab.api,
    CI_PROJECT_ID: '7',
    CI_COMMIT_BRANCH: 'main',
    TOLLGATE_GITLAB_TOKEN: 'glpat-0123456789SECRET',
  };
  const { exitCode } = await tollgate('sync', 'gitlab', 'all.sarif');
  expect(exitCode).toBe(0);
  expect(readProposals(file(), FILE)).toMatchObject([
    {
      fingerprint: fingerprintOf(1),
      reason: 'acceptable risk: not ours',
      owner: 'alice',
      from: { platform: 'gitlab', project: 'group/sub/shop', id: '1' },
    },
  ]);
  gitlab.ultimate = false;
  const below = await tollgate('sync', 'gitlab', 'all.sarif');
  expect(below.exitCode).toBe(4);
  expect(below.messages).toContain('there are none below Ultimate');
  gitlab.ultimate = true;
  Object.assign(gitlab.vulnerabilities[1] ?? {}, { state: 'DETECTED' });
  write(
    findingOf(2, { locations: [{ kind: 'url', url: 'http://shop.test/q' }], suppressions: [{ kind: 'external' }] }),
  );
  const published = await tollgate('publish', 'gitlab', 'all.sarif');
  expect(published.out).toContain('published  decisions on vulnerabilities: 1 dismissed, 0 detected again');
  expect(gitlab.vulnerabilities[1]?.state).toBe('DISMISSED');
  await gitlab.close();
});

function fileOf(more: Partial<ReturnType<typeof proposal>>): string {
  return proposalsText([{ ...proposal(), ...more }]);
}

function proposal(): ReturnType<typeof readProposals>[number] {
  return {
    status: 'proposed',
    fingerprint: fingerprintOf(5),
    rule: 'web/csp-missing',
    reason: 'r',
    owner: 'o',
    expires: '2027-01-01',
    from: { platform: 'github', project: 'acme/shop', id: '5', at: '' },
  };
}

describe('a proposal', () => {
  test('opens no gate: neither as a policy file, nor where the configuration is meant', async () => {
    expect(parsePolicy(fileOf({}), FILE)).toEqual([]);
    writeFileSync(path(FILE), fileOf({ fingerprint: fingerprintOf(1) }));
    writeFileSync(path('tollgate.yml'), `suppressionFiles: [${FILE}]\n`);
    const high = [...sarifText([runOf({}, [findingOf(1, { severity: 'high' })])])].join('');
    writeFileSync(path('high.sarif'), high);
    const { exitCode } = await tollgate('gate', 'high.sarif');
    expect(exitCode).toBe(1);
  });
});
