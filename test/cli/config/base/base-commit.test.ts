import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { closeProjects, judged, messages, project, pullRequest, reasons, STRICT, WEAK } from './change-project.ts';

afterEach(closeProjects);

describe('finding the base', () => {
  test('of a merge group is what the group says', async () => {
    const shop = project();
    const base = shop.commit({ 'tollgate.yml': STRICT });
    shop.commit({ 'tollgate.yml': WEAK });
    const event = pullRequest(base, { GITHUB_EVENT_NAME: 'merge_group' }, { merge_group: { base_sha: base } });
    const result = await judged(shop, event);
    expect(result.config).toMatchObject({ gate: { failOn: 'medium' } });
    expect(messages(result)[0]).toMatch(/^This merge group weakens/u);
  });

  test('of a pipeline in a fork is with the project that the request goes to, never with the fork', async () => {
    const fork = project();
    const own = fork.commit({ 'tollgate.yml': WEAK });
    fork.git('update-ref', 'refs/remotes/origin/main', own);
    const result = await judged(fork, {
      CI_MERGE_REQUEST_IID: '7',
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
      CI_MERGE_REQUEST_PROJECT_ID: '1',
      CI_PROJECT_ID: '2',
      CI_MERGE_REQUEST_PROJECT_URL: 'http://127.0.0.1:9/group/shop',
    });
    expect(reasons(result)).toEqual([expect.stringMatching(/the branch main is not in the clone and could not/u)]);
  });

  test('a file that was renamed is compared with what it was', async () => {
    const shop = project();
    const base = shop.commit({ 'gate.yml': STRICT });
    shop.git('mv', 'gate.yml', 'tollgate.yml');
    shop.commit({ 'tollgate.yml': STRICT.replace('medium', 'critical') });
    const result = await judged(shop, pullRequest(base));
    expect(messages(result)).toEqual([expect.stringContaining('gate.failOn goes from medium to critical')]);
  });

  test('in a folder of the repository, and through links as the base has them', async () => {
    const shop = project();
    symlinkSync('config', join(shop.folder, 'ci'));
    const base = shop.commit({ 'config/tollgate.yml': STRICT });
    rmSync(join(shop.folder, 'ci'));
    shop.commit({ 'ci/tollgate.yml': WEAK });
    const result = await judged(shop, pullRequest(base), 'ci/tollgate.yml');
    expect(result.config).toMatchObject({ gate: { failOn: 'medium' } });
    const inner = await judged({ folder: join(shop.folder, 'ci') }, pullRequest(base));
    expect(inner.config).toMatchObject({ gate: { failOn: 'medium' } });
  });
});

describe('a hostile name', () => {
  test('a branch whose name is none is never handed to git', async () => {
    const shop = project();
    shop.commit({ 'tollgate.yml': WEAK });
    const names = [
      '--upload-pack=touch pwned',
      '-c',
      'a b',
      '../../etc',
      'x..y',
      'x^{/a}',
      'x:y',
      'a\nb',
      'x.lock',
      '@{1}',
    ];
    for (const name of names) {
      const result = await judged(shop, { CI_MERGE_REQUEST_IID: '1', CI_MERGE_REQUEST_TARGET_BRANCH_NAME: name });
      expect(reasons(result)).toEqual([expect.stringMatching(/is no name of a branch/u)]);
    }
    expect(existsSync(join(shop.folder, 'pwned'))).toBe(false);
  });
});
