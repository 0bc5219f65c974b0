import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { JudgedConfig } from '../../../../src/cli/config/base/judged-config.ts';
import {
  closeProjects,
  judged,
  messages,
  places,
  plainFolder,
  project,
  pullRequest,
  reasons,
  STRICT,
  WEAK,
} from './change-project.ts';
import { type GitProject, gitProject } from './git-project.ts';

afterEach(closeProjects);

// A repository that is only read: nothing, then a strict gate, then a weaker one.
let weakened: GitProject;
let first: string;
let strict: string;
let weak: string;
beforeAll(() => {
  weakened = gitProject();
  first = weakened.commit({ 'app.js': '1' });
  strict = weakened.commit({ 'tollgate.yml': STRICT });
  weak = weakened.commit({ 'tollgate.yml': WEAK });
});
afterAll(() => weakened.remove());

const expectTold = (result: JudgedConfig, why: RegExp): void => {
  expect(reasons(result)).toEqual([expect.stringMatching(why)]);
  expect(reasons(result)[0]).toMatch(/^the gate of the base could not be compared: .*judge it$/su);
  expect(result.config).toMatchObject({ gate: { failOn: 'critical' } });
};

describe('a change that weakens the gate', () => {
  test('is judged by the settings of the base, and each weaker one is a finding at its line', async () => {
    const result = await judged(weakened, pullRequest(strict));
    expect(result.config).toMatchObject({
      web: { target: 'http://127.0.0.1:4000', minPages: 10 },
      payments: { profile: 'payments.yml' },
      require: ['web', 'payments'],
      gate: { failOn: 'medium' },
    });
    expect(result.config?.gate?.newOnly).toBeUndefined();
    expect(messages(result)).toEqual([
      'This pull request weakens the gate: gate.failOn goes from medium to critical. This run is judged by the base’s.',
      'This pull request weakens the gate: gate.newOnly goes from false to true. This run is judged by the base’s.',
      'This pull request weakens the gate: require loses payments. This run is judged by the base’s.',
      'This pull request weakens the gate: web.minPages goes from 10 to 1. This run is judged by the base’s.',
      'This pull request weakens the gate: payments is taken out. This run is judged by the base’s.',
    ]);
    expect(places(result)).toEqual([6, 7, 4, 3, 1].map((line) => `tollgate.yml:${line}`));
    expect(result.change?.report.findings.map(({ severity, rule }) => [severity, rule.id])).toEqual(
      Array.from({ length: 5 }, () => ['high', 'tollgate/gate-weakened']),
    );
    expect(reasons(result)).toEqual([]);
  });

  test('that takes the file out is judged by the whole of the base’s', async () => {
    const shop = project();
    const base = shop.commit({ 'tollgate.yml': STRICT });
    shop.write({ 'tollgate.yml': undefined });
    const result = await judged(shop, pullRequest(base));
    expect(result.config).toMatchObject({ gate: { failOn: 'medium' }, require: ['web', 'payments'] });
    expect(messages(result)).toEqual([expect.stringContaining('it takes tollgate.yml out')]);
  });

  test('is none of a branch that began before the base had the file', async () => {
    const shop = project();
    shop.commit({ 'app.js': '1' });
    shop.git('branch', 'change');
    const base = shop.commit({ 'tollgate.yml': STRICT });
    shop.git('checkout', '--quiet', 'change');
    shop.commit({ 'app.js': '2' });
    const result = await judged(shop, pullRequest(base));
    expect(messages(result)).toEqual([]);
    expect(result.config).toMatchObject({ gate: { failOn: 'medium' } });
  });

  test('is none where it makes the gate stricter; that holds once it is merged', async () => {
    const shop = project();
    const base = shop.commit({ 'tollgate.yml': WEAK });
    shop.write({ 'tollgate.yml': STRICT });
    const result = await judged(shop, pullRequest(base));
    expect(messages(result)).toEqual([]);
    expect(result.config).toMatchObject({ gate: { failOn: 'critical', newOnly: true }, web: { minPages: 1 } });
    expect(result.config?.payments).toEqual({ profile: 'payments.yml' });
  });

  test('is none where the base got stricter after the change had begun, though the base’s settings hold', async () => {
    const shop = project();
    shop.commit({ 'tollgate.yml': WEAK });
    shop.git('branch', 'change');
    const base = shop.commit({ 'tollgate.yml': STRICT });
    shop.git('checkout', '--quiet', 'change');
    shop.commit({ 'app.js': '1' });
    const result = await judged(shop, pullRequest(base));
    expect(messages(result)).toEqual([]);
    expect(result.config).toMatchObject({ gate: { failOn: 'medium' }, require: ['web', 'payments'] });
  });
});

describe('what cannot be compared', () => {
  const BASE = 'a'.repeat(40);

  test('no repository, and no git', async () => {
    const folder = plainFolder();
    writeFileSync(join(folder, 'tollgate.yml'), WEAK);
    expectTold(await judged({ folder }, pullRequest(BASE)), /not a git repository/u);
    expectTold(await judged({ folder }, pullRequest(BASE, { PATH: folder })), /"git" could not be started/u);
  });

  test('a commit that is neither in the clone nor with the remote', async () => {
    expectTold(await judged(weakened, pullRequest(BASE)), /the commit aaaaaaaaaaaa is not in the clone and could not/u);
  });

  test('an event that says nothing of the base', async () => {
    expectTold(
      await judged(weakened, { GITHUB_EVENT_NAME: 'pull_request' }),
      /does not say what the pull request is based/u,
    );
    expectTold(await judged(weakened, pullRequest('--upload-pack=touch /tmp/x')), /does not say what/u);
  });

  test.each([
    ['broken YAML', 'gate: [', /it is broken there: .*no valid YAML/u],
    ['an unknown key', 'gaet: {}', /it is broken there: .*unknown key "gaet"/u],
  ])('%s in the base', async (_name, text, why) => {
    const shop = project();
    const base = shop.commit({ 'tollgate.yml': text });
    shop.write({ 'tollgate.yml': WEAK });
    expectTold(await judged(shop, pullRequest(base)), why);
  });

  test('a folder or a link out of the repository in the base', async () => {
    const shop = project();
    const folder = shop.commit({ 'tollgate.yml/inner': '1' });
    rmSync(join(shop.folder, 'tollgate.yml'), { recursive: true });
    symlinkSync('../../elsewhere.yml', join(shop.folder, 'tollgate.yml'));
    const link = shop.commit({});
    shop.write({ 'tollgate.yml': undefined });
    shop.write({ 'tollgate.yml': WEAK });
    expectTold(await judged(shop, pullRequest(folder)), /it is a folder there/u);
    expectTold(await judged(shop, pullRequest(link)), /a link that leads out of the repository/u);
  });

  test('is incomplete where TOLLGATE_BASE_CONFIG asks for a comparison', async () => {
    const { change } = await judged(weakened, pullRequest(BASE, { TOLLGATE_BASE_CONFIG: 'required' }));
    expect(change?.report.run).toMatchObject({ status: 'degraded', reason: expect.stringMatching(/could not be/u) });
  });
});

describe('nothing to compare', () => {
  test('a push takes its own file, without a word', async () => {
    const result = await judged(weakened, { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' });
    expect(result).toMatchObject({ config: { gate: { failOn: 'critical' } } });
    expect(result.change).toBeUndefined();
  });

  test('a new file counts itself, and the verdict says so', async () => {
    const result = await judged(weakened, pullRequest(first));
    expect(reasons(result)).toEqual(['tollgate.yml is new in this pull request: its own settings count']);
    expect(result.config).toMatchObject({ gate: { failOn: 'critical' } });
  });

  test('a file outside the repository is nobody’s to change', async () => {
    const outside = join(plainFolder(), 'tollgate.yml');
    writeFileSync(outside, WEAK);
    const result = await judged(weakened, pullRequest(strict), outside);
    expect(reasons(result)).toEqual([expect.stringContaining('lies outside the repository')]);
  });

  test('pull_request_target with the base’s own code checked out is no change', async () => {
    const event = { ...pullRequest(strict), GITHUB_EVENT_NAME: 'pull_request_target' };
    expect((await judged(weakened, { ...event, GITHUB_SHA: weak })).change).toBeUndefined();
    expect(messages(await judged(weakened, { ...event, GITHUB_SHA: strict })).length).toBeGreaterThan(0);
  });

  test('the switch turns it off from outside the file, and the verdict says so; a word that it does not know is refused', async () => {
    const off = await judged(weakened, pullRequest(strict, { TOLLGATE_BASE_CONFIG: 'off' }));
    expect(off.config).toMatchObject({ gate: { failOn: 'critical' } });
    expect(reasons(off)).toEqual(['the gate is this pull request’s own: TOLLGATE_BASE_CONFIG is off']);
    await expect(judged(weakened, pullRequest(strict, { TOLLGATE_BASE_CONFIG: 'no' }))).rejects.toMatchObject({
      code: 'config/bad-switch',
    });
  });
});
